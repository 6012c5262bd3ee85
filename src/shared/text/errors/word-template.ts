/** Sentences for refusals of this area, keyed by error code. Every sentence says what to do next. */
export const wordTemplateErrors = {
  'wordTemplate.not-docx':
    '这不是 Word 文档（.docx），没有存，原来的模板照用。请在 WPS 或 Word 里另存为“Word 文档（.docx）”再放进来。',
  'wordTemplate.old-or-locked':
    '这个文件是旧格式（.doc）或者设了打开密码，没有存，原来的模板照用。请去掉密码，另存为“Word 文档（.docx）”再放进来。',
  'wordTemplate.encrypted': '这个文件设了打开密码，没有存，原来的模板照用。请去掉密码，保存后再放进来。',
  'wordTemplate.damaged':
    '这个文件已经损坏，读不出来，没有存，原来的模板照用。请在 WPS 或 Word 里打开后另存一份再放进来。',
  'wordTemplate.too-big':
    '这个文件太大或者内容太多，不像一份公文，没有存，原来的模板照用。请删掉大图片和多余的页，再放进来。',
  'wordTemplate.too-long':
    '按这个模板填出来太长，没有生成，填的内容还在。请减少表格行数，或者检查模板里逐行的地方。',
  'wordTemplate.house-only':
    '{kind}附的表随所选转页，只用本台版式，没有模板可改。要改文字，起草后在页面上改。',
  'wordTemplate.none': '这种文书没有放过模板，什么都没有变。请先导出模板，改好后再放进来。',
  'wordTemplate.outdated':
    '模板第{version}版里的“{name}”本台已经没有这一栏，没有编号，内容还在。请到“文书模板”把它改掉再放进来，或者改回本台版式。',
  'wordTemplate.same': '这个文件和正在用的模板一个字不差，没有另存一版。请核对是不是选错了文件。',
} as const;
