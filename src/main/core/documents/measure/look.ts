import { LETTER, PAGE, TYPE_AREA } from '../house/metrics.ts';
import type { PageLook } from './measurement.ts';
import type { TextPage } from './pdf-text.ts';
import { findRules } from './raster.ts';
import type { Runner } from './runner.ts';
import { readSheets } from './sheets.ts';

const DATE = /^([12]\d{3})年(\d{1,2})月(\d{1,2})日$/u;
/** Two lines share an axis, or their right ends differ by less than the unsealed form's shift; millimetres. */
const SAME_AXIS = 2;

/** What a foreign document's own pages show of its kind: red rules tell the layout, a dated line the signature, black rules the imprint. */
export async function guessLook(pdfPath: string, run: Runner): Promise<PageLook> {
  const { pages, raster } = await readSheets(pdfPath, run);
  const [first, last] = [await raster(0), await raster(pages.length - 1)];
  const red = findRules(first, 'red', TYPE_AREA.width - 10)[0];
  const isLetter = red !== undefined && red.right - red.left > (TYPE_AREA.width + LETTER.ruleWidth) / 2;
  const above = red === undefined ? [] : (pages[0]?.lines ?? []).filter(({ bottom }) => bottom < red.bottom);
  const meeting = findMeeting(above);
  const layout = red === undefined ? 'form' : isLetter ? 'letter-format' : meeting ? 'minutes' : 'red-head';
  const isUpward = above.some(({ text }) => text.includes('签发人'));
  const foot = findRules(last, 'black', TYPE_AREA.width - 10).filter(({ top }) => top > PAGE.height / 2);
  const signature = findSignature(pages);
  return {
    layout,
    coIssuers: [],
    ...(layout === 'minutes' && meeting ? { meeting } : {}),
    ...(layout === 'red-head' && isUpward ? { signers: ['签发人'] } : {}),
    ...(signature ? { signature } : {}),
    ...((layout === 'red-head' || layout === 'minutes') && foot.length >= 2
      ? {
          imprint: {
            place: 'last-page',
            ccLabel: '抄送',
            office: '印发机关',
            ...(foot.length > 2 ? { cc: '抄送' } : {}),
          },
        }
      : {}),
  };
}

/** 10.3: the mark of minutes ends with 纪要, and a dated line stands above the rule. */
function findMeeting(above: readonly TextPage['lines'][number][]): PageLook['meeting'] {
  const date = readDate(/[12]\d{3}年\d{1,2}月\d{1,2}日$/u.exec(above.at(-1)?.text ?? '')?.[0]);
  const isMinutes = above.some(({ text }) => text.endsWith('纪要'));
  return isMinutes && date !== undefined ? { office: '印发机关', date, present: '出席' } : undefined;
}

/** `2024年2月2日` → `2024-02-02`. */
function readDate(text = ''): string | undefined {
  const [, year, month = '', day = ''] = DATE.exec(text) ?? [];
  return year === undefined ? undefined : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function findSignature(pages: readonly TextPage[]): PageLook['signature'] {
  for (const { lines } of pages.toReversed()) {
    const at = lines.findLastIndex(({ text }) => DATE.test(text));
    const [issuer, date] = [lines[at - 1], lines[at]];
    const day = readDate(date?.text);
    if (!issuer || !date || day === undefined) continue;
    const axis = (line: typeof date) => (line.left + line.right) / 2;
    return {
      issuer: issuer.text,
      date: day,
      sealed: Math.abs(axis(issuer) - axis(date)) < SAME_AXIS,
      lead: 2,
    };
  }
  return undefined;
}
