/** Sentences for refusals of this area, keyed by error code. Every sentence says what to do next. */
export const planErrors = {
  'plan.kind.old':
    '“{name}”是旧版 Word、WPS 文字或加了密码的文件，这里读不了，原文件没有动。请用 Word 或 WPS 打开它，另存为 .docx（不要加密码），再选一次。',
  'plan.kind.pdf':
    '“{name}”是 PDF，这里读不了，原文件没有动。请向发文单位要 Word 版，或用 WPS 转成文字后另存为 .docx，再选一次。',
  'plan.kind.other':
    '“{name}”不是能读的方案文件，原文件没有动。这里只认 .docx 和 .txt，请用 Word 或 WPS 打开方案，另存为 .docx，再选一次。',
  'plan.large':
    '“{name}”太大了，超过 {limit}，没有读入，原文件没有动。请删去图片和附表，只留方案正文，另存为 .docx，再选一次。',
  'plan.broken':
    '“{name}”打不开，文件可能没有传完整或已经损坏，没有读入。请用 Word 或 WPS 试着打开，能打开就另存为 .docx 再选一次；打不开就请对方重发。',
  'plan.unsafe':
    '“{name}”里夹带了正常方案不会有的内容，为安全起见没有读入，原文件没有动。请新建一份空白文档，把方案文字粘贴进去，另存为 .docx，再选一次。',
  'plan.encoding':
    '“{name}”里的文字认不出来，没有读入，原文件没有动。请用记事本打开它，另存时把编码选成 UTF-8，再选一次。',
  'plan.empty':
    '“{name}”里没有文字，没有读入。方案如果是扫描的图片，请先转成文字；否则请核对是不是选错了文件，再选一次。',
  'plan.collective-open':
    '“{name}”包括哪些单位还没有选，方案没有启用，您改过的内容都在。请在“统称”一栏勾选单位，再确认一次。',
  'plan.period-missing':
    '方案的起止日期还没有填，方案没有启用，您改过的内容都在。请填上开始和结束日期，再确认一次。',
} as const;
