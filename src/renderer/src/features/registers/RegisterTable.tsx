import { DataTable } from 'mantine-datatable';
import type { DataTableSortStatus } from 'mantine-datatable';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { RegisterRow } from '#shared/contract/registers.ts';
import type { Register } from '#shared/registers/register.ts';
import classes from './registers.module.css';
import { showValue } from './values.ts';

const PAGE = 100;

/** The columns the register calls `list`. Up and down walk the rows, Enter opens one. */
export function RegisterTable(props: {
  register: Register;
  rows: RegisterRow[];
  selectedId: string | undefined;
  onOpen: (id: string) => void;
}) {
  const { register, rows } = props;
  const columns = register.fields.filter((field) => field.list);
  const [page, setPage] = useState(1);
  const [sort, setSort] = useState<DataTableSortStatus<RegisterRow>>({
    columnAccessor: '',
    direction: 'asc',
  });
  const by = columns.find((field) => field.key === sort.columnAccessor);
  const sorted = by
    ? rows.toSorted((a, b) => {
        const order = showValue(by, a.values[by.key]).localeCompare(
          showValue(by, b.values[by.key]),
          'zh-CN',
          { numeric: true },
        );
        return sort.direction === 'asc' ? order : -order;
      })
    : rows;
  const at = Math.min(page, Math.max(1, Math.ceil(rows.length / PAGE)));

  function onRowKey(event: KeyboardEvent<HTMLTableRowElement>, id: string): void {
    if (event.key === 'Enter') props.onOpen(id);
    else if (event.key === 'ArrowDown') focusRow(event.currentTarget.nextElementSibling);
    else if (event.key === 'ArrowUp') focusRow(event.currentTarget.previousElementSibling);
    else return;
    event.preventDefault();
  }

  return (
    <DataTable
      className={classes.table ?? ''}
      records={sorted.slice((at - 1) * PAGE, at * PAGE)}
      idAccessor="id"
      columns={columns.map((field) => ({
        accessor: field.key,
        title: field.label,
        sortable: true,
        ellipsis: true,
        cellsStyle: () => ({ maxWidth: 210 }),
        render: (row: RegisterRow) => showValue(field, row.values[field.key]),
      }))}
      sortStatus={sort}
      onSortStatusChange={setSort}
      highlightOnHover
      verticalSpacing={4}
      page={at}
      onPageChange={setPage}
      recordsPerPage={PAGE}
      totalRecords={rows.length}
      paginationText={({ from, to, totalRecords }) => `第 ${from}–${to} 条，共 ${totalRecords} 条`}
      onRowClick={({ record }) => props.onOpen(record.id)}
      customRowAttributes={(row) => ({
        tabIndex: 0,
        'aria-current': row.id === props.selectedId ? 'true' : undefined,
        onKeyDown: (event: KeyboardEvent<HTMLTableRowElement>) => onRowKey(event, row.id),
      })}
    />
  );
}

function focusRow(row: Element | null): void {
  if (row instanceof HTMLElement) row.focus();
}
