import { formatOfficialDate } from '#shared/domain/documents/official-text.ts';
import type { Imprint } from '#shared/domain/documents/model.ts';

import { breakLines } from '../layout/break-lines.ts';
import { IMPRINT, POINTS, toMillimetres, TYPE_AREA } from './metrics.ts';

/** 7.4.2: the lines after 抄送： hang below the first body named. */
const CC_LABEL = '抄送：';
const CHARACTER = toMillimetres(POINTS.small);
const CC_CHARACTERS = TYPE_AREA.width / CHARACTER - 2 - CC_LABEL.length;

export type ImprintText = Readonly<{
  /** Lines of 抄送, the first with its label, ending with a full stop. */
  cc: readonly string[];
  office: string | undefined;
  /** With 印发. */
  date: string | undefined;
}>;

export function imprintText({ cc, office, date }: Imprint): ImprintText {
  const lines = cc === undefined ? [] : breakLines(`${cc.replace(/[。.]$/u, '')}。`, CC_CHARACTERS);
  return {
    cc: lines.map((line, index) => (index === 0 ? CC_LABEL + line : line)),
    office,
    date: date === undefined ? undefined : `${formatOfficialDate(date)}印发`,
  };
}

/** Height in millimetres of the imprint at the foot of its page. */
export function imprintHeight(imprint: Imprint): number {
  const { cc, office, date } = imprintText(imprint);
  const lines = cc.length + (office !== undefined || date !== undefined ? 1 : 0);
  return lines === 0 ? 0 : lines * IMPRINT.lineHeight + 2 * IMPRINT.outerRule + IMPRINT.innerRule;
}
