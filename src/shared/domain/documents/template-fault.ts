import { z } from 'zod';

/** What can be wrong with a Word template; `{tag}` is what was written, `{hint}` what was probably meant. */
export const faultTexts = {
  unknown: '没有“{tag}”这一栏',
  'unknown-near': '没有“{tag}”这一栏，是不是“{hint}”？',
  unclosed: '“{tag}”只有左边的大括号，要写成 {{…}}',
  unopened: '多了一个“}}”，或者左边的“{{”没有写全',
  empty: '“{tag}”里没有写栏目名',
  'not-a-name': '“{tag}”不是栏目名。模板只认栏目名，不算式子、不认函数',
  'no-end': '“{tag}”没有结束，要在后面写“{hint}”',
  'no-start': '“{tag}”前面没有对应的开头，请写上“{hint}”，或者删掉它',
  crossed:
    '“{tag}”的开头和结尾不在一处：要么在同一段里写完，要么开头、结尾各占一段；表格里放在同一行，或者各在一行',
  'list-as-value': '“{tag}”是一张表，要写成 {{#{hint}}}…{{/{hint}}} 一行一行地填',
  'value-as-list': '“{tag}”只有一个值，不能一行一行地填；要有才写，请用 {{?{hint}}}…{{/{hint}}}',
  nested: '“{tag}”放在另一个逐行的栏目里面了，逐行的栏目不能套着用',
  'item-outside': '“{tag}”只能写在逐行的 {{#…}} 和 {{/…}} 中间',
  macro: '带有宏',
  'outside-link': '引用了文件以外的东西（{hint}）。请断开链接、改成普通文字，图片要直接粘贴进来',
  'attached-template': '套用着别的模板文件（{hint}）。请新建一个空白文档，把内容复制过去，另存了再放进来',
  secrecy: '写着密级。本台不能处理国家秘密，这样的文件请在涉密计算机上办',
  'identity-number': '写着像身份证号码的数字，请删掉，改用编号',
  field: '有“{hint}”域，打开时会去取别处的内容或者自己改变。只留页码，别的请按 Ctrl+Shift+F9 变成文字',
  embedded: '嵌了别的文件或控件（{hint}），请删掉',
  'unknown-part': '带有不认得的部件（{hint}），请把内容复制到空白文档里另存一份',
  revision: '留有修订痕迹，请先接受或拒绝全部修订，不然签发出去会看得见',
  comment: '留有批注，请先删掉，不然签发出去会看得见',
  'break-in-loop': '分节符放在逐行的“{tag}”里面了，请挪到外面',
  'no-tags': '整篇没有一个 {{…}}，签发出来每一份都会一样。请从导出的模板改起',
  'no-number': '没有“{tag}”，签发出来没有编号。请在该写号的地方加上',
} as const;
export type FaultCode = keyof typeof faultTexts;

/** One thing wrong in a template: where, in the words around it, and what to do. */
export const TemplateFault = z.object({
  /** 正文、页眉…… */
  part: z.string(),
  /** The beginning of the paragraph it stands in; empty where it belongs to the whole file. */
  near: z.string(),
  sentence: z.string(),
});
export type TemplateFault = z.infer<typeof TemplateFault>;

export type FaultPlace = Readonly<{ part: string; near: string }>;

const NEAR = 40;

export function faultOf(
  code: FaultCode,
  { part, near }: FaultPlace,
  { tag = '', hint = '' }: { tag?: string; hint?: string } = {},
): TemplateFault {
  const sentence = faultTexts[code].replaceAll('{tag}', tag).replaceAll('{hint}', hint);
  return { part, near: nearOf(near), sentence };
}

/** As much of a paragraph as tells it from others. */
export function nearOf(text: string): string {
  return Array.from(text).slice(0, NEAR).join('');
}
