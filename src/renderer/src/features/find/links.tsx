import { Anchor, Button } from '@mantine/core';
import type { AnchorProps, ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';

type Address = Omit<ComponentPropsWithRef<'a'>, 'color' | 'style'>;

function ButtonAnchor(props: ButtonProps & Address) {
  return <Button component="a" {...props} />;
}

function TextAnchor(props: AnchorProps & Address) {
  return <Anchor {...props} />;
}

/** A button that leads to another screen; its address is checked against the router's. */
export const ButtonLink = createLink(ButtonAnchor);
/** Words that lead to another screen. */
export const TextLink = createLink(TextAnchor);
