import { z } from 'zod';

import { AppError } from '#shared/rpc/app-error.ts';

import { collectFieldErrors, dayOrBlank, line, optionalText } from './fields.ts';

const MAX_BLOCKS = 500;
const MAX_TABLE_COLUMNS = 12;
const SECRECY_MARK = /(绝密|机密|秘密)\s*[★☆]/u;

/** The four page layouts: red head, letter format (函), minutes (纪要), and forms that carry no red head. */
export const DocumentLayout = z.enum(['red-head', 'letter-format', 'minutes', 'form']);
export type DocumentLayout = z.infer<typeof DocumentLayout>;

const ParagraphBlock = z.strictObject({
  kind: z.literal('paragraph'),
  text: line('正文', 5000),
  /** Only a closing phrase such as 特此函达 or a note under a table has none. */
  indent: z.boolean().default(true),
});

const HeadingBlock = z.strictObject({
  kind: z.literal('heading'),
  level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)], { error: '层次只有四级' }),
  text: line('小标题'),
  /** Body text that runs on in the same paragraph. */
  runOn: line('正文', 5000).optional(),
});

/** One of a counted list, 1. 2. 3.; the count starts anew after any other block. */
const ItemBlock = z.strictObject({ kind: z.literal('item'), text: line('正文', 5000) });

const TableCell = z.strictObject({
  /** May be empty: a blank to be filled in by hand. */
  text: optionalText('单元格'),
  span: z.int().min(1).max(MAX_TABLE_COLUMNS).default(1),
  role: z.enum(['label', 'value']).default('value'),
});

const TableRow = z.strictObject({
  cells: z.array(TableCell).min(1).max(MAX_TABLE_COLUMNS),
  /** Least height in millimetres, so that handwriting fits. */
  minHeight: z.number().min(8).max(200).default(10),
  /** Repeated at the top of every page the table reaches. */
  header: z.boolean().default(false),
});

const TableBlock = z
  .strictObject({
    kind: z.literal('table'),
    /** Relative column widths; together they fill the type area. */
    columns: z.array(z.number().positive()).min(1).max(MAX_TABLE_COLUMNS),
    /** `dense`: smaller text, for a list that is to fit on one sheet. */
    density: z.enum(['normal', 'dense']).default('normal'),
    rows: z.array(TableRow).min(1).max(MAX_BLOCKS),
  })
  .refine(
    ({ columns, rows }) =>
      rows.every((row) => row.cells.reduce((sum, cell) => sum + cell.span, 0) === columns.length),
    { error: '表格各行的格数不一致' },
  );

const Block = z.discriminatedUnion('kind', [ParagraphBlock, HeadingBlock, ItemBlock, TableBlock]);

/** How a page lies: across, a wide table reads along the long side of the sheet. */
export const Orientation = z.enum(['portrait', 'landscape']);
export type Orientation = z.infer<typeof Orientation>;

/** Named in the attachments note; with `content` it is also bound in, on pages of its own. */
const Attachment = z.strictObject({
  name: line('附件名称'),
  content: z
    .strictObject({
      body: z.array(Block).min(1).max(MAX_BLOCKS),
      orientation: Orientation.default('portrait'),
    })
    .optional(),
});

const Signature = z.strictObject({
  issuer: line('落款单位', 60),
  date: dayOrBlank('成文日期'),
  /** Room for the seal is kept; otherwise issuer and date close up to the text. */
  sealed: z.boolean().default(true),
  /** Blank lines above a sealed signature: a seal of 42 mm reaches up to within one line of the text (7.3.5.1). */
  lead: z.union([z.literal(1), z.literal(2)]).default(2),
});

const Imprint = z.strictObject({
  /** 主送, moved here only where naming everybody above the text would leave page 1 without text (7.3.2). */
  main: line('主送机关', 300).optional(),
  cc: line('抄送机关', 500).optional(),
  /** Minutes are 分送 to whom they concern. */
  ccLabel: z.enum(['抄送', '分送']).default('抄送'),
  office: line('印发机关', 60).optional(),
  date: dayOrBlank('印发日期').optional(),
  /** `even-page`: on the last even page, as duplex printing wants it, alone there if the text ends on an odd one. */
  place: z.enum(['last-page', 'even-page']).default('last-page'),
});

/** Who sat together: names under their label, each list on lines of its own (10.3). */
const Meeting = z.strictObject({
  /** Left on the line above the red rule; the date stands right. */
  office: line('印发机关', 60),
  date: dayOrBlank('印发日期'),
  present: line('出席人员', 1000),
  absent: line('请假人员', 400).optional(),
  listening: line('列席人员', 600).optional(),
});

/** Organs that may sign one document together. */
export const MOST_ISSUERS = 6;

const Fields = z.strictObject({
  layout: DocumentLayout,
  /** 发文机关标志, with 文件 where it belongs; of a joint document the main organ's. */
  issuerMark: line('发文机关标志', 30).optional(),
  /** 联合行文: the organs that issue with the one that signs first, in their order. */
  coIssuers: z
    .array(line('联合发文机关', 26))
    .max(MOST_ISSUERS - 1, `联合发文最多${MOST_ISSUERS}个机关`)
    .default([]),
  /** 发文字号 of a document, serial of a form. Absent while it is a draft. */
  number: line('发文字号', 40).optional(),
  copyNumber: z
    .string()
    .regex(/^\d{6}$/u, '份号是六位数字')
    .optional(),
  urgency: z.enum(['特急', '加急'], { error: '紧急程度只有特急、加急' }).optional(),
  /** 签发人, only on documents sent upward; of a joint one, one for each organ in its order. */
  signers: z.array(line('签发人', 20)).max(MOST_ISSUERS).default([]),
  /** Broken into lines where the sense allows it. */
  title: z.array(line('标题', 60)).min(1, '请填写标题').max(4, '标题最多四行'),
  /** Without the closing colon. */
  addressees: line('主送机关', 300).optional(),
  body: z.array(Block).min(1, '请填写正文').max(MAX_BLOCKS),
  attachments: z.array(Attachment).max(20).default([]),
  signature: Signature.optional(),
  meeting: Meeting.optional(),
  /** 附注 without its brackets, e.g. 联系人 and a telephone number. */
  notes: line('附注').optional(),
  imprint: Imprint.optional(),
});

type PageRule = Readonly<{
  path: keyof z.infer<typeof Fields>;
  isBroken: (model: z.infer<typeof Fields>) => boolean;
  message: string;
}>;

/** What the standard knows of no such page. */
const pageRules: readonly PageRule[] = [
  {
    path: 'issuerMark',
    isBroken: ({ layout, issuerMark }) => layout === 'form' && issuerMark !== undefined,
    message: '表单不套红头',
  },
  {
    path: 'imprint',
    isBroken: ({ layout, imprint }) => layout === 'form' && imprint !== undefined,
    message: '表单没有版记',
  },
  {
    path: 'issuerMark',
    isBroken: ({ layout, issuerMark }) => layout !== 'form' && issuerMark === undefined,
    message: '请填写发文机关标志',
  },
  {
    path: 'signature',
    isBroken: ({ layout, signature }) =>
      (layout === 'red-head' || layout === 'letter-format') && signature === undefined,
    message: '请填写落款',
  },
  {
    // 10.3: minutes are neither signed nor sealed.
    path: 'signature',
    isBroken: ({ layout, signature }) => layout === 'minutes' && signature !== undefined,
    message: '纪要不落款、不盖章',
  },
  {
    path: 'meeting',
    isBroken: ({ layout, meeting }) => (layout === 'minutes') !== (meeting !== undefined),
    message: '纪要要写明出席人员，其他文书不写',
  },
  {
    path: 'coIssuers',
    isBroken: ({ layout, coIssuers }) =>
      coIssuers.length > 0 && layout !== 'red-head' && layout !== 'letter-format',
    message: '只有红头文件和函可以联合发文',
  },
  {
    path: 'signers',
    isBroken: ({ layout, signers }) => signers.length > 0 && layout !== 'red-head',
    message: '只有红头上行文标注签发人',
  },
  {
    path: 'signers',
    isBroken: ({ signers, coIssuers }) => signers.length > 0 && signers.length !== coIssuers.length + 1,
    message: '每个发文机关写一个签发人',
  },
  {
    // 10.1: the letter format's imprint has neither printing office nor date.
    path: 'imprint',
    isBroken: ({ layout, imprint }) =>
      layout === 'letter-format' && (imprint?.office ?? imprint?.date) !== undefined,
    message: '信函格式的版记不写印发机关和印发日期',
  },
  {
    path: 'imprint',
    isBroken: ({ layout, imprint }) => layout === 'letter-format' && imprint?.place === 'even-page',
    message: '信函格式的版记放在最后一页',
  },
];

/**
 * One official document, independent of how it is rendered (GB/T 9704-2012).
 * A model that parsed holds only text that XML can carry; dates are `YYYY-MM-DD`, heights millimetres.
 */
export const DocumentModel = Fields.superRefine((model, context) => {
  const refuse = (path: string, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message });
  for (const { path, isBroken, message } of pageRules) if (isBroken(model)) refuse(path, message);
});
export type DocumentModel = z.infer<typeof DocumentModel>;
/** What a letter writes: defaults may be left out. */
export type DocumentDraft = z.input<typeof DocumentModel>;
export type Block = z.infer<typeof Block>;
export type TableBlock = z.infer<typeof TableBlock>;
export type TableRow = z.infer<typeof TableRow>;
export type Attachment = z.infer<typeof Attachment>;
export type Signature = z.infer<typeof Signature>;
export type Imprint = z.infer<typeof Imprint>;
export type Meeting = z.infer<typeof Meeting>;

/**
 * Checks a document from anywhere.
 * Throws `documents.secrecy-refused` for anything marked with a secrecy level (保守国家秘密法: such material may not be
 * kept on this desk) and `input.invalid` with one sentence per field.
 */
export function parseDocumentModel(input: unknown): DocumentModel {
  refuseSecrecy(input);
  const result = DocumentModel.safeParse(input);
  if (!result.success) throw new AppError('input.invalid', undefined, collectFieldErrors(result.error));
  return result.data;
}

/** Throws `documents.secrecy-refused` when the value names a secrecy level or a text in it carries the ★ mark. */
export function refuseSecrecy(input: unknown): void {
  if (typeof input !== 'object' || input === null) return;
  if ('secrecy' in input || '密级' in input || collectTexts(input).some(hasSecrecyMark)) {
    throw new AppError('documents.secrecy-refused');
  }
}

/** 秘密★, 机密★, 绝密★, whatever follows. */
export function hasSecrecyMark(text: string): boolean {
  return SECRECY_MARK.test(text);
}

/** Every string inside a value, in order. */
export function collectTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(collectTexts);
}
