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
  'document.role': '“{role}”不能{action}，文书没有变。请让综合协调或领导来办。',
  'document.wrong-status': '这份文书{status}，不能{action}，什么都没有变。请看它现在走到哪一步。',
  'document.not-yours': '这份草稿不是您起草的，没有改动。请让起草的人或综合协调来改。',
  'document.signer-not-leader':
    '签发人要是领导，没有签批。请让领导登录签批；领导在纸上签了的，由没有起草这份文书的综合协调登记，办理人选签字的领导。',
  'document.self-signed': '起草、修改过这份文书的人不能自己签批，没有签批。请换一个人签批、换一个账号登记。',
  'document.unsigned': '这份文书还没有领导签批，没有编号。请先送审，签批后再签发。',
  'document.changed-since-signed':
    '签批以后内容、版式或机关名称变了，没有编号，签批的内容还在。请退回修改，重新送审签批。',
  'document.no-receipt-out': '没有等回执的单位，没有登记。请先登记发出。',
  'document.received-early': '送达日期早于发出日期或者还没有到，没有登记。请核对日期。',
  'document.officer-kind':
    '经办只能给自己看得到的问题、检查起草表单，什么都没有生成。这种文书请综合协调起草。',
  'document.voided': '这份文书已经作废，不再给出 Word 文件。要留档请打印带“作废”字样的页面。',
  'document.signing-rule-leader':
    '表单要签批是已经定了的，没有放开，还按要签批的办。不再要签批，请领导登录来改。',
  'document.batch-empty': '没有选中能办的文书，什么都没有变。请在列表里勾选后再办。',
  'document.archive-empty': '{year} 年没有已签发的文书，没有导出。请换一个年份。',
} as const;
