import { Anchor, Button } from '@mantine/core';
import type { AnchorProps, ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

type Native = Omit<ComponentProps<'a'>, keyof AnchorProps | keyof ButtonProps>;

/** A link in a line of text, with the router's own types for `to` and `params`. */
export const AnchorLink = createLink((props: AnchorProps & Native) => <Anchor {...props} />);

/** A button that goes to another screen. */
export const ButtonLink = createLink((props: ButtonProps & Native) => <Button component="a" {...props} />);
