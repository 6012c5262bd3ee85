import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { createPortal } from 'react-dom';
import { columnTotals } from '#shared/domain/grid/grid.ts';
import type { Grid } from '#shared/domain/grid/grid.ts';
import { MatrixSheet } from './MatrixSheet.tsx';
import type { PaperWords } from './MatrixSheet.tsx';
import { paperPages } from './paper-pages.ts';
import classes from './paper.module.css';

/** The table as sheets of paper, each as it will come out of the printer. Esc goes back. */
export function MatrixPaper({
  columns,
  rows,
  paper,
  onClose,
}: Grid & { paper: PaperWords; onClose: () => void }) {
  const totals = useMemo(() => columnTotals(columns, rows), [columns, rows]);
  const sheets = paperPages({ rows: rows.length, columns: columns.length }, paper.column);
  return createPortal(
    <div
      className={classes.paper}
      role="dialog"
      aria-modal
      aria-label={`打印${paper.title}`}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div className={`${classes.bar} no-print`}>
        <span>
          {paper.title}：A4 横向，共 {sheets.length} 页
        </span>
        <Button autoFocus onClick={() => window.print()}>
          打印
        </Button>
        <Button variant="default" onClick={onClose}>
          返回
        </Button>
      </div>
      {sheets.map((sheet, index) => (
        <MatrixSheet
          key={`${sheet.columns[0]}-${sheet.rows[0]}`}
          columns={columns}
          rows={rows}
          paper={paper}
          sheet={sheet}
          number={index + 1}
          of={sheets.length}
          totals={totals}
        />
      ))}
    </div>,
    document.body,
  );
}
