import { writeXlsx } from 'hucre';
import type { IncomingFilter, IncomingRow } from '#shared/contract/incoming.ts';
import { incomingKindLabels, incomingStatusLabels } from '#shared/domain/incoming/incoming.ts';
import { act, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { font, tableFrame } from '../exchange/excel/table-frame.ts';
import { XLSX } from './file-types.ts';
import { listIncoming } from './incoming-list.ts';

const columns = [
  { header: '登记号', width: 14 },
  { header: '收到日期', width: 12 },
  { header: '来文单位', width: 20 },
  { header: '文种', width: 12 },
  { header: '来文字号', width: 20 },
  { header: '标题', width: 34 },
  { header: '承办单位', width: 24 },
  { header: '回复期限', width: 12 },
  { header: '回复日期', width: 12 },
  { header: '回复字号', width: 18 },
  { header: '建议条数', width: 8 },
  { header: '状态', width: 12 },
  { header: '逾期天数', width: 8 },
];

/** 来文登记簿, as the list shows it. */
export async function exportIncoming(
  ctx: RecordsContext,
  input: { filter: IncomingFilter; search: string },
): Promise<{ name: string; file: Blob; rows: number }> {
  const day = today(ctx.ports);
  const lines = listIncoming(ctx, input).map(lineOf);
  const title = '来文登记簿';
  const hint = `${day} 导出，共 ${lines.length} 件`;
  const sheet = tableFrame({ name: title, title, hint, columns, lines });
  const bytes = await writeXlsx({ sheets: [sheet], defaultFont: font });
  act(
    ctx,
    { action: 'incoming.export', objectType: 'incoming', objectId: ctx.desk.deskId, fields: [input.filter] },
    () => undefined,
  );
  const file = new Blob([new Uint8Array(bytes)], { type: XLSX });
  return { name: `${title}（${day}）.xlsx`, file, rows: lines.length };
}

function lineOf(row: IncomingRow): string[] {
  return [
    row.serial,
    row.receivedOn,
    row.organ,
    incomingKindLabels[row.kind],
    row.number,
    row.title,
    row.units.map(({ name }) => name).join('、'),
    row.limitOn ?? '文上未写',
    row.repliedOn ?? '',
    row.replyNumber,
    row.demandCount === 0 ? '' : String(row.demandCount),
    incomingStatusLabels[row.status],
    row.daysLeft !== null && row.daysLeft < 0 ? String(-row.daysLeft) : '',
  ];
}
