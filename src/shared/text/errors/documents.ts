/** Sentences for refusals of this area, keyed by error code. Every sentence says what to do next. */
export const documentsErrors = {
  'documents.secrecy-refused':
    '本台不能处理国家秘密，带密级的文件没有生成，也没有保存。请在涉密计算机上按保密规定办理。',
  'documents.identity-number-refused':
    '内容里有像身份证号码的数字，文件没有生成，您填的内容还在。请删去号码，改用编号指代。',
  'documents.subject-unfit':
    '{kind}不能从这里起草，什么都没有生成。请到它所说的那件事（问题、任务、检查等）里起草。',
  'documents.letter-unknown': '没有这种文书，文件没有生成。请从文书列表里重新选一种。',
  'documents.number-malformed':
    '“{text}”不像发文字号，还没有记下。请照“某政发〔2024〕4号”的样子填：年份四位，不加“第”，序号前面不补零。',
  'documents.number-taken': '{number} 已经用过了，这次没有记下。请向党政办核对后重新填写。',
  'documents.number-word-mismatch': '{number} 不是“{word}”的字号，这次没有记下。请核对后重新填写。',
  'documents.number-word-invalid': '“{word}”不能作发文代字，还没有记下。请填“某政发”“某政函”这样的汉字代字。',
  'documents.number-issued-by-office': '“{word}”由党政办统一给号，本台不编号。请把党政办给的字号填进来。',
  'documents.number-exhausted':
    '{year} 年“{word}”的序号已经编满，没有编出新号。请换用其他代字或联系管电脑的同事。',
} as const;
