import type { Block, DocumentModel } from '#shared/domain/documents/model.ts';

import { parseXmlTree, writeXmlPart } from '../../exchange/excel/package/xml-tree.ts';
import { keepPart } from '../../exchange/excel/package/workbook-package.ts';
import { packPart, writeZip } from '../../exchange/excel/package/zip-writer.ts';
import type { House, Letter } from '../letters/define.ts';
import { settle } from '../layout/settle.ts';
import { renderFlowing } from '../render/docx.ts';
import { decorate } from './decorate.ts';
import type { Wrap } from './decorate.ts';
import { listInText, listTags } from './list-tags.ts';
import {
  finishBody,
  mergeChoices,
  mergeCount,
  mergeWithout,
  startBody,
  textsOf,
  withTexts,
} from './merge-body.ts';
import { openWord } from './open-word.ts';
import { isPrinted } from './part-label.ts';
import { probeLetter } from './probe.ts';
import type { Probe } from './probe.ts';
import { tagOf } from './tags.ts';
import { countTag, TITLE_TAG } from './vocabulary.ts';

/**
 * A kind's own layout as a Word template: its page set with stand-ins, with tags where these came out, with conditions where
 * the letter says something else when a word is left out or another choice is made, with repetitions where it lists. Filled
 * with the same words it says what the house style says, word for word.
 */
export async function houseTemplate(letter: Letter, house: House): Promise<Uint8Array> {
  const probe = probeLetter(letter, house);
  const { model, ...found } = mergeModels(probe);
  const rowHeights = heightsOf(settle(letter.buildFrom(letter.sample, { house })));
  const file = openWord(await renderFlowing(model));
  const parts = [...file.parts.values()]
    .toSorted((a, b) => (a.entry.name < b.entry.name ? -1 : 1))
    .map((part) => {
      const { name } = part.entry;
      if (!isPrinted(name) && name !== 'docProps/core.xml') return keepPart(file, part);
      const root = parseXmlTree(part.content);
      decorate(root, { probe, rowHeights, ...found });
      return packPart(name, writeXmlPart(root));
    });
  return writeZip(parts);
}

/** How high the rows of a filled form are at least, so that it keeps to its page; millimetres, table by table. */
function heightsOf({ body }: DocumentModel): number[][] {
  return body.flatMap((block) =>
    block.kind === 'table' ? [block.rows.map(({ minHeight }) => minHeight)] : [],
  );
}

type Merged = {
  model: DocumentModel;
  wraps: ReadonlyMap<string, Wrap>;
  heading: string;
  /** What the page can only say in so many words, and the tag for it. */
  literals: ReadonlyMap<string, string>;
};

function mergeModels(probe: Probe): Merged {
  const { base, marks, without, choices, counted, texts, rows } = probe;
  const wraps = new Map<string, Wrap>();
  const wrap = (label: string, reach: Wrap['reach']): string => {
    const mark = marks.add('');
    wraps.set(mark, { label, reach });
    return mark;
  };
  const { markDays } = marks;
  const body = startBody(base.body, markDays);
  for (const { label, model } of without) mergeWithout(body, model.body, label, markDays);
  for (const { models, ...choice } of choices)
    mergeChoices(
      body,
      models.map((model) => model.body),
      choice,
      markDays,
    );
  for (const { label, model } of counted) mergeCount(body, model.body, countTag(label), markDays);

  const heading = marks.add('');
  const hide = (blocks: readonly Block[]): Block[] =>
    listTags(blocks, texts, rows).map((block) => {
      const hidden = withTexts(block, textsOf(block).map(marks.hideTags));
      const isCounted = hidden.kind === 'heading' && hidden.level === 1;
      return isCounted ? { ...hidden, text: heading + hidden.text } : hidden;
    });
  const goneWith = (isGone: (model: DocumentModel) => boolean) => without.find(({ model }) => isGone(model));

  const attachments = base.attachments.map((attachment) => {
    const gone = goneWith(({ attachments: others }) => !others.some(({ name }) => name === attachment.name));
    const isListed = texts.some((list) => list.marks.includes(attachment.name));
    const name = gone && !isListed ? wrap(gone.label, 'attachment') + attachment.name : attachment.name;
    const { content } = attachment;
    return content === undefined ? { name } : { name, content: { ...content, body: hide(content.body) } };
  });
  const model: DocumentModel = {
    ...base,
    title: [marks.add(tagOf.value(TITLE_TAG)).repeat(8)],
    body: hide(finishBody(body)),
    attachments,
    ...imprintOf(probe, wrap),
    ...meetingOf(probe, wrap),
  };
  const urgent = goneWith(({ urgency }) => urgency !== base.urgency);
  const literals = new Map(urgent && base.urgency ? [[base.urgency, tagOf.value(urgent.label)]] : []);
  return { model, wraps, heading, literals };
}

type WrapIn = (label: string, reach: Wrap['reach']) => string;

/** On the last page, for where the text ends differs from paper to paper; with room for several lines of 抄送. */
function imprintOf({ base: { imprint }, without }: Probe, wrap: WrapIn): Pick<DocumentModel, 'imprint'> {
  if (imprint === undefined) return {};
  const bare = without.find(({ model }) => model.imprint === undefined);
  const noCc = without.find(({ model }) => model.imprint?.cc === undefined);
  const gone = bare ?? noCc;
  const mark = gone && imprint.cc !== undefined ? wrap(gone.label, bare ? 'anchor' : 'line') : '';
  const cc = imprint.cc?.replace(ONE_WORD, (_, word: string) => mark + word.repeat(CC_ROOM));
  return { imprint: { ...imprint, place: 'last-page', ...(cc === undefined ? {} : { cc }) } };
}

/** The lists of names below minutes, each line there only if somebody stands in it. */
function meetingOf({ base, without, texts, marks }: Probe, wrap: WrapIn): Pick<DocumentModel, 'meeting'> {
  const { meeting } = base;
  if (meeting === undefined) return {};
  const names = (['present', 'absent', 'listening'] as const).flatMap((key) => {
    const text = meeting[key];
    if (text === undefined) return [];
    const gone = without.find(({ model }) => model.meeting?.[key] === undefined);
    const mark = gone ? wrap(gone.label, 'line') : '';
    return [[key, mark + marks.hideTags(listInText(text, texts))]];
  });
  return { meeting: { ...meeting, ...Object.fromEntries(names) } };
}

/** One word's stand-in, as often as it was repeated. */
const ONE_WORD = /([\uE000-\uEFFF])\1*/u;
/** Characters of 抄送 that the imprint has room for: three lines. */
const CC_ROOM = 78;
