import type { Role } from '#shared/domain/people/roles.ts';

/** Everybody and every place here is invented. The villages bear the names of solar terms so that this shows. */
export const townName = '青禾镇';

export const villages = [
  ['立春村', '雨水村', '惊蛰村', '春分村', '清明村', '谷雨村', '立夏村', '小满村'],
  ['芒种村', '夏至村', '小暑村', '大暑村', '立秋村', '处暑村', '白露村', '秋分村'],
].flat();

export const office = {
  peace: '综合治理办公室',
  general: '党政综合办公室',
  social: '社会事务办公室',
  education: '教育发展中心',
  culture: '文化服务中心',
  emergency: '应急管理办公室',
  enforcement: '综合行政执法队',
  police: '青禾派出所',
  market: '青禾市场监管所',
  justice: '青禾司法所',
  clinic: '青禾卫生院',
} as const;
export type Office = (typeof office)[keyof typeof office];

/** Who acts for a unit on paper, without an account. */
export const contacts: readonly { name: string; title: string; unit: Office }[] = [
  { name: '麦一青', title: '综治专干', unit: office.peace },
  { name: '麦二青', title: '党政办干事', unit: office.general },
  { name: '麦三青', title: '民政专干', unit: office.social },
  { name: '谷一丰', title: '安全干事', unit: office.education },
  { name: '谷二丰', title: '文化市场专干', unit: office.culture },
  { name: '谷三丰', title: '安全员', unit: office.emergency },
  { name: '豆一圆', title: '执法队员', unit: office.enforcement },
  { name: '豆二圆', title: '治安民警', unit: office.police },
  { name: '豆三圆', title: '监管员', unit: office.market },
  { name: '桑一叶', title: '司法助理员', unit: office.justice },
  { name: '桑二叶', title: '公卫科长', unit: office.clinic },
];

export type Member = {
  login: string;
  name: string;
  seat: 'system' | 'security' | 'audit' | 'business';
  role: Role;
  unit: Office | null;
};

/** The four people of the first run. */
export const founders = [
  { login: 'xitong', name: '田守机', seat: 'system', role: 'system', unit: null },
  { login: 'baomi', name: '田守密', seat: 'security', role: 'security', unit: null },
  { login: 'shenji', name: '田守真', seat: 'audit', role: 'audit', unit: null },
  { login: 'zonghe', name: '禾一诺', seat: 'business', role: 'coordinator', unit: office.peace },
] as const satisfies readonly Member[];

/** Those who come later: opened by one, granted by another, given the key by a third. */
export const newcomers = [
  { login: 'xietiao', name: '苗二宁', seat: 'business', role: 'coordinator', unit: office.general },
  { login: 'lingdao', name: '苗三思', seat: 'business', role: 'leader', unit: office.general },
  { login: 'paichusuo', name: '柳四平', seat: 'business', role: 'officer', unit: office.police },
] as const satisfies readonly Member[];

export type Login = (typeof founders)[number]['login'] | (typeof newcomers)[number]['login'];

/** One password for all, printed at the door: this desk holds nothing but invented rows. */
export const demoPassword = 'Qinghe2026!';

/** What the system administrator gives out; it must be changed at the first sign-in. */
export const firstPassword = 'Mingtian#Gai1';
