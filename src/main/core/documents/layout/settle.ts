import type { Block, DocumentModel, TableBlock } from '#shared/domain/documents/model.ts';

import { columnWidths } from '../house/blocks.ts';
import { showsTextOnFirstPage } from '../house/head.ts';
import { AREAS } from '../house/metrics.ts';
import { composeFlow } from './compose.ts';
import { paginate } from './paginate.ts';
import { countRowLines, rowHeight } from './table.ts';

/** What a handwritten square keeps of the height it was given. */
const LEAST_SHARE = 0.6;
/** Room left on a form's page for word processors whose tables grow by their rules; millimetres. */
const SPARE = 4;
/** Sums of heights are off by less; millimetres. */
const NOTHING = 1e-6;

/**
 * The document as it is laid out: what the standard changes when a page would otherwise be wrong. Both renderers draw this
 * one. Settling twice changes nothing.
 */
export function settle(model: DocumentModel): DocumentModel {
  return model.layout === 'form' ? fitForm(model) : closeUp(moveAddressees(model));
}

/** Pages as printed. */
export function countPages(model: DocumentModel): number {
  return paginate(settle(model)).length;
}

/** 7.3.2: addressees that would push all text off page 1 are named in the imprint instead, above 抄送. */
function moveAddressees(model: DocumentModel): DocumentModel {
  if (model.addressees === undefined || showsTextOnFirstPage(model)) return model;
  const { addressees, imprint, ...rest } = model;
  return {
    ...rest,
    imprint: { place: 'last-page', ccLabel: '抄送', ...imprint, main: addressees },
  };
}

/** 7.3.5.4: a seal moves up to the text where that saves a page, but not to leave an empty one before the imprint. */
function closeUp(model: DocumentModel): DocumentModel {
  const { signature } = model;
  if (signature?.sealed !== true || signature.lead === 1) return model;
  const closer: DocumentModel = { ...model, signature: { ...signature, lead: 1 } };
  return costOf(closer) < costOf(model) ? closer : model;
}

function costOf(model: DocumentModel): number {
  const pages = paginate(model);
  const filled = pages.filter(({ items }) => items.length > 0).length;
  const empty = pages.filter(({ items, hasImprint }) => items.length === 0 && !hasImprint).length;
  return pages.length * 10_000 + empty * 1000 + filled;
}

/** A form stays on one sheet if its empty squares can give way a little; its signature never stands alone overleaf. */
function fitForm(model: DocumentModel): DocumentModel {
  if (model.attachments.some(({ content }) => content)) return model;
  const height = composeFlow(model).reduce((sum, item) => sum + item.height, 0);
  const excess = height - (AREAS.portrait.height - SPARE);
  const slack = model.body.reduce((sum, block) => sum + slackOf(block), 0);
  if (excess < NOTHING || slack < excess) return model;
  return { ...model, body: model.body.map((block) => tighten(block, excess / slack)) };
}

function slackOf(block: Block): number {
  if (block.kind !== 'table') return 0;
  return slacks(block).reduce((sum, slack) => sum + slack, 0);
}

function tighten(block: Block, share: number): Block {
  if (block.kind !== 'table') return block;
  const given = slacks(block);
  const rows = block.rows.map((row, index) => ({
    ...row,
    minHeight: row.minHeight - (given[index] ?? 0) * share,
  }));
  return { ...block, rows };
}

/** Millimetres that each row could do without. */
function slacks(table: TableBlock): number[] {
  const widths = columnWidths(table, AREAS.portrait.width);
  return table.rows.map((row) => {
    const needed = rowHeight(countRowLines(row, widths, table.density), 0, table.density);
    return Math.max(0, row.minHeight - Math.max(needed, row.minHeight * LEAST_SHARE));
  });
}
