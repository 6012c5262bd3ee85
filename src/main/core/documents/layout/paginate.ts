import type { DocumentModel, Orientation } from '#shared/domain/documents/model.ts';

import { findHeadGeometry } from '../house/head.ts';
import { imprintHeight } from '../house/imprint.ts';
import { AREAS } from '../house/metrics.ts';
import { composeFlow } from './compose.ts';
import type { FlowItem, PlacedItem } from './items.ts';

const ROUNDING = 1e-6;

/** One page; tops are millimetres below the top of the type area. */
export type Page = Readonly<{
  number: number;
  orientation: Orientation;
  hasNumber: boolean;
  hasImprint: boolean;
  items: readonly PlacedItem[];
}>;

type Sheet = { orientation: Orientation; items: PlacedItem[] };

/** Lays a settled document out on pages of 22 lines; the imprint stands at the foot of the last one (7.4). */
export function paginate(model: DocumentModel): Page[] {
  const { sheets, end } = flow(composeFlow(model), findHeadGeometry(model)?.flowTop ?? 0);
  const { imprint, layout } = model;
  const isTurned = sheets.at(-1)?.orientation === 'landscape';
  if (imprint && (isTurned || !fits(end, imprintHeight(imprint), 'portrait'))) sheets.push(blankSheet());
  if (imprint?.place === 'even-page' && sheets.length % 2 === 1) sheets.push(blankSheet());
  // 7.5: where a blank page stands before the imprint's, neither bears a number.
  const unnumbered = imprint && sheets.length > 2 && sheets.at(-2)?.items.length === 0 ? 2 : 0;
  return sheets.map(({ items, orientation }, index) => ({
    number: index + 1,
    orientation,
    // 10.1: page 1 of a letter bears no number; nor does a form of one page.
    hasNumber:
      (layout === 'red-head' || layout === 'minutes' || index > 0) && index < sheets.length - unnumbered,
    hasImprint: imprint !== undefined && index === sheets.length - 1,
    items,
  }));
}

function blankSheet(): Sheet {
  return { orientation: 'portrait', items: [] };
}

function flow(items: readonly FlowItem[], start: number): { sheets: Sheet[]; end: number } {
  let sheet = blankSheet();
  const sheets = [sheet];
  let top = start;
  const isPageTop = () => sheets.length > 1 && sheet.items.length === 0;
  const turn = (orientation: Orientation) => {
    sheet = { orientation, items: [] };
    sheets.push(sheet);
    top = 0;
  };
  const put = (item: PlacedItem['item']) => {
    sheet.items.push({ top, item });
    top += item.height;
  };
  const place = (item: FlowItem) => {
    if (item.kind === 'break') return turn(item.orientation);
    if (item.kind === 'gap') {
      if (!isPageTop()) top += item.height;
      return;
    }
    if (!fits(top, item.height, sheet.orientation) && !isPageTop()) turn(sheet.orientation);
    if (item.kind === 'row' && isPageTop()) item.repeat.forEach(put);
    put(item);
  };
  for (const chain of chains(items)) {
    const height = chain.reduce((sum, item) => sum + item.height, 0);
    const { orientation } = sheet;
    if (!fits(top, height, orientation) && fits(0, height, orientation) && !isPageTop()) turn(orientation);
    chain.forEach(place);
  }
  return { sheets, end: top };
}

function fits(top: number, height: number, orientation: Orientation): boolean {
  return top + height <= AREAS[orientation].height + ROUNDING;
}

/** Runs of items that no page may part. */
function chains(items: readonly FlowItem[]): FlowItem[][] {
  const result: FlowItem[][] = [];
  let open = false;
  for (const item of items) {
    const last = result.at(-1);
    if (open && last) last.push(item);
    else result.push([item]);
    open = item.keepNext;
  }
  return result;
}
