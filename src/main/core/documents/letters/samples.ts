/** Words of samples that several letters share. Everything is invented: 示例镇 exists nowhere. */
export const supervisionSample = {
  about: '问题整改',
  matter: '旅馆未成年人入住登记',
  source: '第三轮联合检查',
  foundOn: '2024-03-01',
  problems:
    '甲旅馆没有询问未成年人监护人的联系方式，登记簿缺少同住人关系一栏。\n乙旅馆前台没有张贴接待未成年人须知，夜间没有安排巡查。',
  deadline: '2024-03-20',
};

export const closingSample = {
  issuer: '示例镇人民政府',
  coIssuers: '',
  urgency: '',
  issuedOn: '2024-03-05',
  contact: '某某某',
  phone: '0000-00000000',
  cc: '示例市平安办，示例镇人大主席团办公室，示例镇纪检监察组',
};

export const sampleHouse = {
  town: '示例镇',
  government: '示例镇人民政府',
  printingOffice: '示例镇党政办公室',
  leadingOffice: '示例镇专项行动领导小组办公室',
};
