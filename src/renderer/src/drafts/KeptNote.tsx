import { Button, Text } from '@mantine/core';
import type { Draft } from './use-draft.ts';

/** Tells that a form begins with what was left half typed, and how to be rid of it. */
export function KeptNote({ draft }: { draft: Pick<Draft<unknown>, 'isFound' | 'discard'> }) {
  if (!draft.isFound) return null;
  return (
    <Text component="div" fz="sm" c="dimmed" role="note">
      上次没写完的都还在。
      <Button size="compact-sm" variant="subtle" onClick={draft.discard}>
        不要了，重新写
      </Button>
    </Text>
  );
}
