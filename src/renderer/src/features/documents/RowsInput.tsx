import { Button, Input, Table, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { WordRows } from '#shared/domain/documents/words.ts';

/** A list of hundreds is looked through on the page; here only its first rows stand ready to be changed. */
const FIRST_ROWS = 20;

/** Rows of a table inside a letter. A block copied from a spreadsheet may be pasted into any cell. */
export function RowsInput(props: {
  label: string;
  help: string;
  columns: readonly string[];
  rows: WordRows;
  error: string | undefined;
  isReadOnly: boolean;
  onChange: (rows: WordRows) => void;
}) {
  const { label, help, columns, rows, error, isReadOnly, onChange } = props;
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? rows : rows.slice(0, FIRST_ROWS);
  const blank = columns.map(() => '');
  const setCell = (row: number, column: number, text: string) =>
    onChange(rows.map((cells, index) => (index === row ? withCell(cells, column, text) : cells)));

  function paste(row: number, column: number, text: string): void {
    const block = text
      .replace(/\r?\n$/u, '')
      .split(/\r?\n/u)
      .map((line) => line.split('\t'));
    const next = [...rows];
    for (const [index, cells] of block.entries()) {
      next[row + index] = cells.reduce(
        (line, cell, offset) => withCell(line, column + offset, cell.trim()),
        next[row + index] ?? blank,
      );
    }
    onChange(next);
  }

  return (
    <Input.Wrapper label={label} description={help || undefined} error={error}>
      {rows.length > 0 && (
        <Table withTableBorder withColumnBorders verticalSpacing={2} horizontalSpacing={4} mt={4}>
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <Table.Th key={column}>{column}</Table.Th>
              ))}
              <Table.Th aria-label="删行" />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((cells, row) => (
              // Rows have no name of their own, and are only added at the end.
              <Table.Tr key={`${rows.length}-${row}`}>
                {columns.map((column, index) => (
                  <Table.Td key={column}>
                    <TextInput
                      variant="unstyled"
                      size="xs"
                      aria-label={`第${row + 1}行 ${column}`}
                      value={cells[index] ?? ''}
                      readOnly={isReadOnly}
                      onChange={(event) => setCell(row, index, event.currentTarget.value)}
                      onPaste={(event) => {
                        const text = event.clipboardData.getData('text/plain');
                        if (!/[\t\n]/u.test(text) || isReadOnly) return;
                        event.preventDefault();
                        paste(row, index, text);
                      }}
                    />
                  </Table.Td>
                ))}
                <Table.Td>
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    disabled={isReadOnly}
                    aria-label={`删第${row + 1}行`}
                    onClick={() => onChange(rows.filter((_, index) => index !== row))}
                  >
                    删
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {shown.length < rows.length && (
        <Button variant="subtle" size="xs" mt={4} onClick={() => setOpen(true)}>
          {`还有${rows.length - shown.length}行，全部列出`}
        </Button>
      )}
      <Button
        variant="default"
        size="xs"
        mt={4}
        disabled={isReadOnly}
        onClick={() => {
          setOpen(true);
          onChange([...rows, blank]);
        }}
      >
        加一行
      </Button>
    </Input.Wrapper>
  );
}

function withCell(cells: readonly string[], column: number, text: string): string[] {
  const next = [...cells];
  while (next.length < column) next.push('');
  next[column] = text;
  return next;
}
