import type { DocumentModel } from '#shared/domain/documents/model.ts';

import { findHeadGeometry } from '../house/head.ts';
import { imprintHeight } from '../house/imprint.ts';
import { TYPE_AREA } from '../house/metrics.ts';
import { composeFlow } from './compose.ts';
import type { FlowItem, PlacedItem } from './items.ts';

const ROUNDING = 1e-6;

/** One page; tops are millimetres below the top of the type area. */
export type Page = Readonly<{
  number: number;
  hasNumber: boolean;
  hasImprint: boolean;
  items: readonly PlacedItem[];
}>;

/** Lays a document out on pages of 22 lines; the imprint stands at the foot of the last one (7.4). */
export function paginate(model: DocumentModel): Page[] {
  const { pages, end } = flow(composeFlow(model), findHeadGeometry(model)?.flowTop ?? 0);
  const { imprint, layout } = model;
  if (imprint && !fits(end, imprintHeight(imprint))) pages.push([]);
  if (imprint?.place === 'even-page' && pages.length % 2 === 1) pages.push([]);
  return pages.map((items, index) => ({
    number: index + 1,
    // 10.1: page 1 of a letter bears no number; nor does a form of one page.
    hasNumber: layout === 'red-head' || index > 0,
    hasImprint: imprint !== undefined && index === pages.length - 1,
    items,
  }));
}

/** Pages as printed. */
export function countPages(model: DocumentModel): number {
  return paginate(model).length;
}

function flow(items: readonly FlowItem[], start: number): { pages: PlacedItem[][]; end: number } {
  const pages: PlacedItem[][] = [[]];
  let top = start;
  const isPageTop = () => pages.length > 1 && pages.at(-1)?.length === 0;
  const turn = () => {
    pages.push([]);
    top = 0;
  };
  const place = (item: FlowItem) => {
    if (item.kind === 'break') return turn();
    if (item.kind === 'gap') {
      if (!isPageTop()) top += item.height;
      return;
    }
    if (!fits(top, item.height) && !isPageTop()) turn();
    if (item.kind === 'row' && isPageTop()) item.repeat.forEach(put);
    put(item);
  };
  const put = (item: PlacedItem['item']) => {
    pages.at(-1)?.push({ top, item });
    top += item.height;
  };
  for (const chain of chains(items)) {
    const height = chain.reduce((sum, item) => sum + item.height, 0);
    if (!fits(top, height) && fits(0, height) && !isPageTop()) turn();
    chain.forEach(place);
  }
  return { pages, end: top };
}

function fits(top: number, height: number): boolean {
  return top + height <= TYPE_AREA.height + ROUNDING;
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
