import type { Header } from './guess-columns.ts';
import type { SheetRow } from './sheet.ts';
import { cleanLine, foldLabel } from './text.ts';

const total = /^.{0,20}?(?:合计|总计|小计|共计|累计)(?:[:：]?[\s\d.,，、家户人个处次共名间所]*)$/;
const note =
  /^(?:注|备注|说明|填表说明|填报说明|填表要求|填表人|填报人|制表人|制表|审核人|审核|审批人|复核人|填报单位|填表单位|填报日期|填表日期|填报时间|制表时间|单位负责人|负责人签字|负责人签名|签字|签名|盖章|单位（盖章）|单位\(盖章\))\s*(?:[:：]|\d+[.、．]|$)/;

const reasons = {
  header: '重复的表头，没有读入',
  total: '合计或小计行，不是一条记录，没有读入',
  note: '注释或签字行，不是一条记录，没有读入',
} as const;

/**
 * Why a row of the sheet's body is no data row: `blank`, or a sentence; undefined for a data row.
 * @param requiredColumns columns of the fields that every record must have: a row that fills one of them with something
 *   of its own is a record, whatever else it says.
 */
export function findNotData(
  row: SheetRow,
  headers: readonly Header[],
  requiredColumns: readonly number[],
): string | undefined {
  const texts = row.cells.map((cell) => cleanLine(cell?.text ?? ''));
  const filled = [...texts.keys()].filter(
    (column) => texts[column] !== '' || hasUncachedFormula(row, column),
  );
  if (filled.length === 0) return 'blank';
  if (isRepeatedHeader(texts, headers)) return reasons.header;
  const lead = filled.find((column) => !/^\d+$/.test(texts[column] ?? '')) ?? filled[0] ?? 0;
  const leadText = texts[lead] ?? '';
  const hasRecord = requiredColumns.some((column) => column !== lead && isWord(texts[column] ?? ''));
  if (hasRecord) return undefined;
  if (total.test(leadText)) return reasons.total;
  if (note.test(leadText)) return reasons.note;
  return undefined;
}

function hasUncachedFormula(row: SheetRow, column: number): boolean {
  return row.cells[column]?.formula === 'missing';
}

/** Totals put numbers, notes put signatures beside them; neither is the value of a required field. */
function isWord(text: string): boolean {
  return (
    text !== '' && !/^共?[\d.,%-]+[家户人个处次名间所]?$/.test(text) && !total.test(text) && !note.test(text)
  );
}

function isRepeatedHeader(texts: readonly string[], headers: readonly Header[]): boolean {
  const known = [...headers.keys()].filter((column) => (headers[column] ?? []).length > 0);
  const filled = texts.filter((text) => text !== '').length;
  const same = known.filter((column) => {
    const text = foldLabel(texts[column] ?? '');
    return text !== '' && (headers[column] ?? []).some((line) => foldLabel(line) === text);
  });
  // The second line of a header names few columns, but says nothing else.
  return same.length >= 2 && (same.length * 2 > known.length || same.length === filled);
}
