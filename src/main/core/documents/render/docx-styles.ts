import { AlignmentType, LineRuleType } from 'docx';
import type { IParagraphStyleOptions, IRunOptions, IStylesOptions } from 'docx';

import type { FaceName } from '#shared/domain/documents/faces.ts';

import { HEADING_FACES, TABLE_TEXT } from '../house/blocks.ts';
import type { Density } from '../house/blocks.ts';
import { FACES } from '../house/fonts.ts';
import { IMPRINT, LINE_PITCH, POINTS, toTwips } from '../house/metrics.ts';

/** One line of the grid, in twips, rounded down so that 22 of them surely fit. */
export const LINE = Math.floor(toTwips(LINE_PITCH * 100) / 100);
/** 28 characters of 16 pt need 448 pt, the type area has 442: each gives up a quarter of a point. In twips. */
export const CHARACTER_TRIM = -5;
export const CHARACTER = POINTS.body * 20 + CHARACTER_TRIM;

/** Floating boxes are sized in pixels and placed in English metric units. */
export const PIXELS_PER_MM = 96 / 25.4;
export const EMU_PER_MM = 36_000;

export const STYLE = {
  mark: 'IssuerMark',
  number: 'DocumentNumber',
  addressees: 'Addressees',
  signature: 'Signature1',
  imprint: 'Imprint',
  pageNumber: 'PageNumber1',
  annexLabel: 'AnnexLabel',
} as const;

export const TABLE_STYLE = {
  normal: { value: 'TableText', label: 'TableLabel' },
  dense: { value: 'DenseTableText', label: 'DenseTableLabel' },
} as const satisfies Record<Density, Record<'value' | 'label', string>>;

/** One font in every slot: figures and quotation marks come from the Chinese face too (GB/T 9704-2012, 5.2.2). */
export function face(name: FaceName): IRunOptions {
  const font = FACES[name].name;
  return { font: { ascii: font, hAnsi: font, eastAsia: font, cs: font } };
}

export function exact(twips: number, before = 0) {
  return {
    line: Math.max(1, Math.round(twips)),
    lineRule: LineRuleType.EXACT,
    before: Math.max(0, Math.round(before)),
    after: 0,
  };
}

/** Word's own style names, so that an office can change the whole document from its style list. */
export function houseStyles(): IStylesOptions {
  const heading = (level: 1 | 2 | 3 | 4) => ({
    run: { ...face(HEADING_FACES[level]), size: POINTS.body * 2, color: '000000', bold: false },
    paragraph: { spacing: exact(LINE), keepNext: true, indent: firstLine(2) },
  });
  return {
    default: {
      document: {
        run: {
          ...face('fangsong'),
          size: POINTS.body * 2,
          characterSpacing: CHARACTER_TRIM,
          language: { value: 'en-US', eastAsia: 'zh-CN' },
        },
        paragraph: { spacing: exact(LINE), alignment: AlignmentType.JUSTIFIED },
      },
      title: {
        run: { ...face('xiaobiaosong'), size: POINTS.title * 2, color: '000000', characterSpacing: 0 },
        paragraph: { spacing: exact(LINE), alignment: AlignmentType.CENTER, keepNext: true },
      },
      heading1: heading(1),
      heading2: heading(2),
      heading3: heading(3),
      heading4: heading(4),
    },
    paragraphStyles: [
      style(
        STYLE.mark,
        '发文机关标志',
        'xiaobiaosong',
        { alignment: AlignmentType.CENTER },
        { characterSpacing: 0 },
      ),
      style(STYLE.number, '发文字号', 'fangsong', { alignment: AlignmentType.CENTER }),
      style(STYLE.addressees, '主送机关', 'fangsong', { spacing: exact(LINE, LINE) }),
      style(STYLE.signature, '落款', 'fangsong', { alignment: AlignmentType.CENTER }),
      style(STYLE.annexLabel, '附件标识', 'heiti', { keepNext: true, alignment: AlignmentType.LEFT }),
      style(STYLE.imprint, '版记', 'fangsong', { spacing: exact(toTwips(IMPRINT.lineHeight)) }, small),
      ...tableStyles('normal'),
      ...tableStyles('dense'),
      style(STYLE.pageNumber, '页码', 'songti', {}, small),
    ],
  };
}

/** Indent of the first line: by characters for Word, in twips for readers that know only those. */
export function firstLine(characters: number) {
  return { firstLineChars: characters * 100, firstLine: characters * CHARACTER };
}

const small: IRunOptions = { size: POINTS.small * 2, characterSpacing: 0 };

function style(
  id: string,
  name: string,
  faceName: FaceName,
  paragraph: NonNullable<IParagraphStyleOptions['paragraph']>,
  run: IRunOptions = {},
): IParagraphStyleOptions {
  return { id, name, basedOn: 'Normal', quickFormat: true, run: { ...face(faceName), ...run }, paragraph };
}

const tableNames = {
  normal: { value: '表格文字', label: '表格栏目' },
  dense: { value: '小表格文字', label: '小表格栏目' },
} as const satisfies Record<Density, Record<'value' | 'label', string>>;

function tableStyles(density: Density): IParagraphStyleOptions[] {
  const { points, linePitch } = TABLE_TEXT[density];
  const { value, label } = tableNames[density];
  const spacing = exact(toTwips(linePitch));
  const run = { size: points * 2, characterSpacing: 0 };
  const ids = TABLE_STYLE[density];
  return [
    style(ids.value, value, 'fangsong', { spacing, alignment: AlignmentType.LEFT }, run),
    style(ids.label, label, 'heiti', { spacing, alignment: AlignmentType.CENTER }, run),
  ];
}
