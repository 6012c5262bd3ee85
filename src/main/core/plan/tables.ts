import { findField } from './labels.ts';
import type { Field } from './labels.ts';
import { parsePeople } from './people.ts';
import { toLine, withoutSpaces } from './source.ts';
import type { SourceBlock, SourceLine, SourceTable, TableRow } from './source.ts';

/** A table is rewritten as the lines a plan without tables would have, so that everything after reads one form. */

type Column = 'serial' | 'group' | 'unit' | 'person' | 'post' | 'phase' | 'content' | Field;

const HEADERS: readonly (readonly [Column, RegExp])[] = [
  ['serial', /^(?:序号|编号|序|备注|说明)$/],
  ['person', /^(?:姓名|人员|名单|人员姓名)$/],
  [
    'post',
    /^(?:单位及职务|职务职级|现任职务|工作单位|工作单位及职务|行政职务|单位职务|职务|所在单位及职务)$/,
  ],
  [
    'group',
    /^(?:组别|组名|工作组|工作组别|工作组名称|专项组|工作小组|小组|小组名称|工作专班|专班|机构名称)$/,
  ],
  ['phase', /^(?:阶段|工作阶段|步骤|实施阶段|阶段名称|阶段步骤|工作步骤)$/],
  ['time', /^(?:时间|时间安排|起止时间|时间节点|时间段|实施时间|日期)$/],
  ['unit', /^(?:单位|部门|单位名称|部门名称|站办所|单位（部门）|成员单位名称)$/],
  [
    'content',
    /^(?:工作内容|主要内容|内容|重点工作|工作任务|主要任务|任务|具体任务|工作措施|整治内容|任务内容|工作重点|重点任务|工作要求|主要工作)$/,
  ],
];

function findColumn(header: string): Column | undefined {
  const plain = withoutSpaces(header).replace(/[：:]$/, '');
  return HEADERS.find(([, pattern]) => pattern.test(plain))?.[0] ?? findField(plain);
}

function cellText(cell: readonly string[] | undefined): string {
  return (cell ?? []).join('\n').trim();
}

function oneLine(cell: readonly string[] | undefined): string {
  return withoutSpaces(cellText(cell));
}

/** A label and a cell's paragraphs as lines: the first beside the label, the others below it. */
function labelled(line: number, label: string, cell: readonly string[]): SourceLine[] {
  const [first = '', ...others] = cell;
  return [
    toLine(line, `${label.replace(/[：:]$/, '')}：${first}`),
    ...others.map((text) => toLine(line, text)),
  ];
}

type Sheet = { columns: (Column | undefined)[]; headers: string[]; rows: TableRow[] };

/** Merged cells are empty below the first: they take what stands above. */
function fillDown(rows: readonly TableRow[], at: number): TableRow[] {
  let above: string[] = [];
  return rows.map((row) => {
    const cell = row.cells[at] ?? [];
    if (cellText(cell) !== '') above = cell;
    return { ...row, cells: row.cells.map((own, index) => (index === at ? above : own)) };
  });
}

function findSheet(table: SourceTable): Sheet | undefined {
  for (const [at, row] of table.rows.slice(0, 3).entries()) {
    const headers = row.cells.map(oneLine);
    const columns = headers.map(findColumn);
    const known = columns.filter((column) => column !== undefined).length;
    if (row.cells.length >= 2 && known >= 2 && known >= row.cells.length - 1 && table.rows.length > at + 1) {
      const rows = table.rows.slice(at + 1);
      // Two label cells side by side in every row are a form, not a header.
      const isForm =
        rows.every((below) => findField(oneLine(below.cells[0])) !== undefined) &&
        columns[0] !== 'person' &&
        findField(headers[0] ?? '') !== undefined;
      return isForm ? undefined : { columns, headers, rows };
    }
  }
  return undefined;
}

function unfoldGroups(sheet: Sheet, at: number): SourceLine[] {
  return fillDown(sheet.rows, at).flatMap((row, index, rows) => {
    const name = oneLine(row.cells[at]);
    const isNew = index === 0 || oneLine(rows[index - 1]?.cells[at]) !== name;
    const fields = sheet.columns.flatMap((column, cellAt) => {
      const cell = row.cells[cellAt] ?? [];
      if (column === undefined || column === 'serial' || cellAt === at || cellText(cell) === '') return [];
      const label =
        column === 'content' ? '工作职责' : column === 'unit' ? '责任单位' : (sheet.headers[cellAt] ?? '');
      return labelled(row.line, label, cell);
    });
    return isNew ? [{ ...toLine(row.line, name), as: 'group' as const }, ...fields] : fields;
  });
}

function unfoldPhases(sheet: Sheet, at: number): SourceLine[] {
  const time = sheet.columns.indexOf('time');
  return sheet.rows.map((row) => {
    const contents = sheet.columns.flatMap((column, cellAt) =>
      column === 'serial' || cellAt === at || cellAt === time
        ? []
        : [cellText(row.cells[cellAt]).replaceAll('\n', '')],
    );
    const name = oneLine(row.cells[at]);
    return {
      ...toLine(row.line, `${name}（${oneLine(row.cells[time])}）。${contents.join('')}`),
      as: 'phase' as const,
    };
  });
}

/** Tasks by unit: each unit (or set of lead units) becomes a group of that name. */
function unfoldDuties(sheet: Sheet): SourceLine[] | undefined {
  const duty = sheet.columns.findIndex((column) => column === 'content' || column === 'duties');
  const owner = ['unit', 'lead', 'responsible', 'charge']
    .map((column) => sheet.columns.indexOf(column as Column))
    .find((at) => at >= 0);
  if (duty < 0 || owner === undefined) return undefined;
  const rows = fillDown(sheet.rows, owner);
  const owners = [...new Set(rows.map((row) => oneLine(row.cells[owner])))];
  return owners.flatMap((name) => {
    const own = rows.filter((row) => oneLine(row.cells[owner]) === name);
    const line = own[0]?.line ?? sheet.rows[0]?.line ?? 1;
    const others = sheet.columns.flatMap((column, at) => {
      if (
        at === owner ||
        (column !== 'responsible' && column !== 'lead' && column !== 'head' && column !== 'charge')
      )
        return [];
      const label = sheet.headers[at] ?? '';
      return own
        .filter((row) => cellText(row.cells[at]) !== '')
        .map((row) => toLine(row.line, `${label}：${oneLine(row.cells[at])}`));
    });
    const duties = own.map((row, index) => {
      const deadline = cellText(row.cells[sheet.columns.indexOf('time')]);
      const text = cellText(row.cells[duty]).replaceAll('\n', '');
      const body = own.length > 1 ? `${index + 1}.${text.replace(/^\d{1,2}[.．、]/, '')}` : text;
      return toLine(row.line, deadline === '' ? body : `${body}（时限：${deadline}）`);
    });
    return [
      { ...toLine(line, name), as: 'group' as const },
      toLine(line, `牵头单位：${name}`),
      ...others,
      toLine(line, '工作职责：'),
      ...duties,
    ];
  });
}

/** Role, name, post in any order; an empty role means the one above. */
function unfoldRoles(table: SourceTable): SourceLine[] | undefined {
  const roles = table.rows.map((row) =>
    row.cells.findIndex((cell) =>
      ['adviser', 'head', 'deputy', 'member'].includes(findField(oneLine(cell)) ?? ''),
    ),
  );
  const roleAt = roles.find((at) => at >= 0);
  if (roleAt === undefined || roles.filter((at) => at >= 0 && at !== roleAt).length > 0) return undefined;
  const columns = (table.rows[0]?.cells ?? []).map((cell) => findColumn(oneLine(cell)));
  const hasHeader = roles[0] === -1 && columns.filter((column) => column !== undefined).length >= 2;
  const nameAt = hasHeader ? columns.indexOf('person') : -1;
  let role = '';
  return table.rows.slice(hasHeader ? 1 : 0).map((row) => {
    const own = oneLine(row.cells[roleAt]).replace(/[：:]$/, '');
    if (own !== '') role = own;
    if (own !== '' && findField(own) === undefined)
      return toLine(row.line, row.cells.map(cellText).join('  '));
    const values = row.cells.map((cell) => cell.join('  ').trim());
    const rest = values.filter((value, at) => at !== roleAt && value !== '' && !/^\d+$/.test(value));
    const name =
      nameAt >= 0
        ? (values[nameAt] ?? '')
        : (rest.find((value) => parsePeople(value).people.length > 0) ?? '');
    const posts = rest.filter((value) => value !== name);
    const shown = name === '' ? posts.join('  ') : `${name}${posts.map((value) => `（${value}）`).join('')}`;
    return toLine(row.line, `${role}：${shown}`);
  });
}

/** A row on its own: "label | value" pairs, a single cell, or cells side by side. */
function unfoldRow(row: TableRow): SourceLine[] {
  const filled = row.cells.filter((cell) => cellText(cell) !== '');
  if (filled.length === 0) return [];
  const isPairs =
    filled.length % 2 === 0 &&
    filled.every((cell, at) => at % 2 === 1 || findField(oneLine(cell)) !== undefined);
  if (isPairs)
    return filled.flatMap((cell, at) =>
      at % 2 === 0 ? labelled(row.line, oneLine(cell), filled[at + 1] ?? []) : [],
    );
  const [first, ...others] = filled;
  if (first && others.length > 0 && findField(oneLine(first)) !== undefined)
    return labelled(row.line, oneLine(first), [others.map((cell) => cell.join('  ')).join('  ')]);
  if (filled.length === 1) return (first ?? []).map((text) => toLine(row.line, text));
  return [toLine(row.line, filled.map((cell) => cell.join(' ')).join('  '))];
}

function unfoldTable(table: SourceTable): SourceLine[] {
  const sheet = findSheet(table);
  const groupAt = sheet?.columns.indexOf('group') ?? -1;
  const phaseAt = sheet?.columns.indexOf('phase') ?? -1;
  const end: SourceLine = { ...toLine(table.rows.at(-1)?.line ?? table.line, ''), as: 'end' };
  if (sheet && groupAt >= 0) return [...unfoldGroups(sheet, groupAt), end];
  if (sheet && phaseAt >= 0 && sheet.columns.includes('time')) return unfoldPhases(sheet, phaseAt);
  const duties = sheet && unfoldDuties(sheet);
  if (duties) return [...duties, end];
  const roles = table.rows.some((row) => row.cells.length >= 3) ? unfoldRoles(table) : undefined;
  return roles ?? table.rows.flatMap(unfoldRow);
}

export function unfoldTables(blocks: readonly SourceBlock[]): SourceLine[] {
  return blocks.flatMap((block) => (block.kind === 'table' ? unfoldTable(block) : [block]));
}
