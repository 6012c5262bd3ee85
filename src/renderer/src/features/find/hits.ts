import type { LinkProps } from '@tanstack/react-router';

/** Something one can go to, with the words it is found by. */
export type Hit = {
  key: string;
  kind: string;
  label: string;
  hint: string;
  target: Pick<LinkProps, 'to' | 'params'>;
};

/** Hits whose words hold every typed word; those whose label begins with it come first. Nothing typed: all. */
export function findHits(all: readonly Hit[], typed: string): Hit[] {
  const words = typed.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  const first = words[0] ?? '';
  return all
    .filter((hit) => {
      const text = `${hit.kind}${hit.label} ${hit.hint}`.normalize('NFKC').toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .toSorted((a, b) => Number(b.label.startsWith(first)) - Number(a.label.startsWith(first)));
}
