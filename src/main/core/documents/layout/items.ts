import type { FaceName } from '#shared/domain/documents/faces.ts';
import type { Orientation } from '#shared/domain/documents/model.ts';

import type { Density } from '../house/blocks.ts';
import type { Signed } from '../house/signature.ts';

/** Pieces of a page, in millimetres, before they are given a place. `keepNext` never lets a page end after them. */
export type Span = Readonly<{ text: string; face: FaceName }>;

export type LineItem = Readonly<{
  kind: 'line';
  height: number;
  keepNext: boolean;
  spans: readonly Span[];
  points: number;
  /** `spread` fills the measure, as every line of a paragraph but its last. */
  align: 'left' | 'center' | 'right' | 'spread';
  left: number;
  right: number;
}>;

export type CellItem = Readonly<{
  left: number;
  width: number;
  lines: readonly string[];
  role: 'label' | 'value';
}>;

export type RowItem = Readonly<{
  kind: 'row';
  height: number;
  keepNext: boolean;
  density: Density;
  cells: readonly CellItem[];
  /** Header rows to repeat when this row opens a page. */
  repeat: readonly RowItem[];
}>;

/** Names and date of the signature, one block that no page parts. */
export type SignatureItem = Readonly<{
  kind: 'signature';
  height: number;
  keepNext: boolean;
  signed: readonly Signed[];
}>;

/** Blank lines; none are left at the top of a page. */
export type GapItem = Readonly<{ kind: 'gap'; height: number; keepNext: boolean }>;
/** An annex opens a page, which may lie across. */
export type BreakItem = Readonly<{ kind: 'break'; height: 0; keepNext: false; orientation: Orientation }>;

export type FlowItem = LineItem | RowItem | SignatureItem | GapItem | BreakItem;
export type PlacedItem = Readonly<{ top: number; item: LineItem | RowItem | SignatureItem }>;
