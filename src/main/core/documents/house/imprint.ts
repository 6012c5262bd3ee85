import { formatOfficialDate } from '#shared/domain/documents/official-text.ts';
import type { Imprint } from '#shared/domain/documents/model.ts';

import { breakLines } from '../layout/break-lines.ts';
import { IMPRINT, POINTS, toMillimetres, TYPE_AREA } from './metrics.ts';

/** 7.4.2: the lines after 抄送： hang below the first body named; every label is two characters and a colon. */
const LABEL_CHARACTERS = 3;
const CHARACTER = toMillimetres(POINTS.small);
const NAME_CHARACTERS = TYPE_AREA.width / CHARACTER - 2 - LABEL_CHARACTERS;

export type ImprintText = Readonly<{
  /** 主送 where it stands here, then 抄送 or 分送: the lines of each, the first with its label, ending with a full stop. */
  sent: readonly (readonly string[])[];
  office: string | undefined;
  /** With 印发. */
  date: string | undefined;
}>;

export function imprintText({ main, cc, ccLabel, office, date }: Imprint): ImprintText {
  return {
    sent: [sentLines('主送', main), sentLines(ccLabel, cc)].filter((lines) => lines.length > 0),
    office,
    date: date === undefined ? undefined : `${formatOfficialDate(date)}印发`,
  };
}

/** Height in millimetres of the imprint at the foot of its page. */
export function imprintHeight(imprint: Imprint): number {
  const { sent, office, date } = imprintText(imprint);
  const lines = sent.flat().length + (office !== undefined || date !== undefined ? 1 : 0);
  return lines === 0 ? 0 : lines * IMPRINT.lineHeight + 2 * IMPRINT.outerRule + IMPRINT.innerRule;
}

function sentLines(label: string, names: string | undefined): string[] {
  if (names === undefined) return [];
  const lines = breakLines(`${names.replace(/[。.]$/u, '')}。`, NAME_CHARACTERS);
  return lines.map((line, index) => (index === 0 ? `${label}：${line}` : line));
}
