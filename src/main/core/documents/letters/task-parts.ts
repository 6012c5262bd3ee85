import { wordDate, wordLine, wordText } from './words.ts';

/** What every form about an item handed out says first. */
export const taskWords = {
  recipient: wordLine('承办单位', 100),
  matter: wordLine('交办事项', 60),
  deadline: wordDate('办理期限'),
};

/** Forms are issued by the leading group's office; they carry no red head. */
export const formClosing = {
  issuer: wordLine('发单单位', 40),
  issuedOn: wordDate('签发日期'),
};

export const demandWord = wordText('要求', 1000, { help: '一行写一条' });

/** Invented words that the forms share: 示例镇 exists nowhere. */
export const taskSample = {
  recipient: '示例镇综合行政执法大队',
  matter: '校园周边夜间巡查',
  deadline: '2024-03-20',
};

export const formSample = {
  issuer: '示例镇专项行动领导小组办公室',
  issuedOn: '2024-03-05',
};

/** Columns of the forms, in millimetres: label and value, twice. */
export const formColumns = [26, 52, 26, 52];
