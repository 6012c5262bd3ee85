import type { Block } from '#shared/domain/documents/model.ts';

import { applyEdits, noteChoices, noteCount, noteWithout } from './merge-texts.ts';
import type { Edited } from './merge-texts.ts';
import { tagOf } from './tags.ts';

/** A block of the base with all that other builds of the letter say about it. */
type Slot = {
  readonly block: Block;
  readonly texts: Edited[];
  readonly before: Block[];
  readonly after: Block[];
};
export type Body = { readonly slots: Slot[]; readonly keys: string[]; readonly end: Block[] };

type Normal = (text: string) => string;

export function startBody(blocks: readonly Block[], normal: Normal): Body {
  const own = blocks.map((block) => normalBlock(block, normal));
  return {
    keys: own.map((block) => JSON.stringify(block)),
    slots: own.map((block) => ({
      block,
      texts: textsOf(block).map((text) => ({ text, edits: [] })),
      before: [],
      after: [],
    })),
    end: [],
  };
}

/** Blocks that are there only with the word `label`, and those that stand there instead. */
export function mergeWithout(body: Body, blocks: readonly Block[], label: string, normal: Normal): void {
  const other = blocks.map((block) => normalBlock(block, normal));
  for (const { own, others, at } of gaps(
    body.keys,
    other.map((block) => JSON.stringify(block)),
  )) {
    const here = body.slots.slice(own[0], own[1]);
    const there = other.slice(others[0], others[1]);
    if (isSameShape(here, there)) {
      noteTexts(here, there, (edited, text) => noteWithout(edited, label, text));
      continue;
    }
    here[0]?.before.push(marker(tagOf.when(label)));
    here.at(-1)?.after.unshift(marker(tagOf.end(label)));
    if (there.length === 0) continue;
    const instead = [marker(tagOf.unless(label)), ...there, marker(tagOf.end(label))];
    (here[0]?.before ?? body.slots[at]?.before ?? body.end).unshift(...instead);
  }
}

/** @throws Error for a letter whose blocks differ by more than words from choice to choice. */
export function mergeChoices(
  body: Body,
  models: readonly (readonly Block[])[],
  choice: { label: string; options: readonly string[] },
  normal: Normal,
): void {
  const others = models.map((blocks) => blocks.map((block) => normalBlock(block, normal)));
  if (!others.every((blocks) => isSameShape(body.slots, blocks)))
    throw new Error(`blocks depend on the choice ${choice.label}`);
  body.slots.forEach(({ texts }, index) => {
    texts.forEach((edited, at) => {
      const says = others.map((blocks) => textsOf(blocks[index])[at] ?? '');
      if (new Set(says).size > 1) noteChoices(edited, choice, says);
    });
  });
}

export function mergeCount(body: Body, blocks: readonly Block[], name: string, normal: Normal): void {
  const other = blocks.map((block) => normalBlock(block, normal));
  body.slots.forEach(({ block, texts }, index) => {
    const same = other[index];
    if (block.kind === 'table' || same?.kind !== block.kind) return;
    texts.forEach((edited, at) => {
      const text = textsOf(same)[at] ?? '';
      if (text !== edited.text) noteCount(edited, name, text);
    });
  });
}

export function finishBody({ slots, end }: Body): Block[] {
  const blocks = slots.flatMap(({ block, texts, before, after }) => [
    ...before,
    withTexts(block, texts.map(applyEdits)),
    ...after,
  ]);
  return [...blocks, ...end];
}

export function marker(text: string): Block {
  return { kind: 'paragraph', text, indent: false };
}

function noteTexts(
  here: readonly Slot[],
  there: readonly Block[],
  note: (edited: Edited, text: string) => void,
) {
  here.forEach(({ texts }, index) => {
    const other = textsOf(there[index]);
    texts.forEach((edited, at) => {
      const text = other[at] ?? '';
      if (text !== edited.text) note(edited, text);
    });
  });
}

function isSameShape(here: readonly Slot[], there: readonly Block[]): boolean {
  return (
    here.length === there.length && here.every(({ block }, index) => shape(block) === shape(there[index]))
  );
}

function shape(block: Block | undefined): string {
  return block === undefined
    ? ''
    : JSON.stringify(
        withTexts(
          block,
          textsOf(block).map(() => ''),
        ),
      );
}

/** Every text of a block, in order. */
export function textsOf(block: Block | undefined): string[] {
  if (block === undefined) return [];
  if (block.kind === 'table') return block.rows.flatMap(({ cells }) => cells.map(({ text }) => text));
  return block.kind === 'heading' && block.runOn !== undefined ? [block.text, block.runOn] : [block.text];
}

export function withTexts(block: Block, texts: readonly string[]): Block {
  const [text = '', runOn] = texts;
  if (block.kind === 'heading') return { ...block, text, ...(runOn === undefined ? {} : { runOn }) };
  if (block.kind !== 'table') return { ...block, text };
  let at = 0;
  const rows = block.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, text: texts[at++] ?? '' })),
  }));
  return { ...block, rows };
}

function normalBlock(block: Block, normal: Normal): Block {
  return withTexts(block, textsOf(block).map(normal));
}

type Gap = { own: [number, number]; others: [number, number]; at: number };

/** Where two lists differ, by their longest common course. */
function gaps(a: readonly string[], b: readonly string[]): Gap[] {
  const best = a.map(() => b.map(() => 0));
  const score = (i: number, j: number): number => best[i]?.[j] ?? 0;
  for (const [i, row] of [...best.entries()].toReversed()) {
    for (let j = b.length - 1; j >= 0; j -= 1)
      row[j] = a[i] === b[j] ? score(i + 1, j + 1) + 1 : Math.max(score(i + 1, j), score(i, j + 1));
  }
  const found: Gap[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      [i, j] = [i + 1, j + 1];
      continue;
    }
    const [fromI, fromJ] = [i, j];
    while ((i < a.length || j < b.length) && !(i < a.length && j < b.length && a[i] === b[j])) {
      if (j >= b.length || (i < a.length && score(i + 1, j) >= score(i, j + 1))) i += 1;
      else j += 1;
    }
    found.push({ own: [fromI, i], others: [fromJ, j], at: i });
  }
  return found;
}
