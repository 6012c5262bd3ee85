/** Sentences for refusals of this area, keyed by error code. Every sentence says what to do next. */
export const converterErrors = {
  'converter.missing':
    '这台电脑没有装 LibreOffice，没有生成 PDF，文书没有变。请在打印时选“另存为 PDF”，或者装好 LibreOffice 再来。',
  'converter.failed':
    '没有转成 PDF，文书没有变，中间的文件已经删掉。请再试一次；还不行，就在打印时选“另存为 PDF”。',
  'converter.slow':
    '转 PDF 的时间太长，已经停下，文书没有变，中间的文件已经删掉。请关掉别的程序再试，或者在打印时选“另存为 PDF”。',
  'document.no-opener':
    '这里不能直接用 WPS 打开，文书没有变。请点【存为 Word 文件】，存好以后再用 WPS 打开。',
  'document.not-opened':
    '没有打开，副本已经删掉，文书没有变。请看看这台电脑有没有装 WPS 或 Word，装了也可以点【存为 Word 文件】。',
} as const;
