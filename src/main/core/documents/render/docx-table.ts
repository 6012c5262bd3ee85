import {
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';

import type { TableBlock } from '#shared/domain/documents/model.ts';

import { columnWidths, TABLE } from '../house/blocks.ts';
import { toPoints, toTwips } from '../house/metrics.ts';
import { countRowLines, MAX_ROW_LINES, rowHeight } from '../layout/table.ts';
import { TABLE_STYLE } from './docx-styles.ts';

/** A ruled table as wide as its page's type area. Rows stay whole unless no page could hold them. */
export function docxTable(block: TableBlock, areaWidth: number): Table {
  const widths = columnWidths(block, areaWidth);
  const padding = toTwips(TABLE.padding);
  const rule = { style: BorderStyle.SINGLE, color: '000000', size: Math.round(toPoints(TABLE.rule) * 8) };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: toTwips(widths.reduce((sum, width) => sum + width, 0)), type: WidthType.DXA },
    columnWidths: widths.map(toTwips),
    margins: { left: padding, right: padding, top: 0, bottom: 0 },
    borders: {
      top: rule,
      bottom: rule,
      left: rule,
      right: rule,
      insideHorizontal: rule,
      insideVertical: rule,
    },
    rows: block.rows.map((row) => {
      const lines = countRowLines(row, widths, block.density);
      let column = 0;
      const children = row.cells.map((cell) => {
        const width = widths.slice(column, column + cell.span).reduce((sum, share) => sum + share, 0);
        column += cell.span;
        return new TableCell({
          columnSpan: cell.span,
          width: { size: toTwips(width), type: WidthType.DXA },
          verticalAlign: VerticalAlign.CENTER,
          children: cell.text
            .split('\n')
            .map((text) => new Paragraph({ style: TABLE_STYLE[block.density][cell.role], text })),
        });
      });
      return new TableRow({
        children,
        cantSplit: lines <= MAX_ROW_LINES,
        tableHeader: row.header,
        height: { value: toTwips(rowHeight(lines, row.minHeight, block.density)), rule: HeightRule.ATLEAST },
      });
    }),
  });
}
