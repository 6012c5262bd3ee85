import { contacts, office } from '../cast.ts';
import type { Office } from '../cast.ts';
import { inventedPhone } from './chance.ts';
import { elderName, familyOf } from './names.ts';
import type { Line } from './ledger.ts';

/** What each takes on, in a clerk's words; a short name where people use one. */
const parts = {
  [office.peace]: ['统筹协调、督办、汇总上报', '综治办'],
  [office.general]: ['文件会务、发文编号', '党政办'],
  [office.social]: ['留守、困境儿童的关爱和救助', '社会办'],
  [office.education]: ['学校和培训机构、法治课、控辍保学', '教育中心'],
  [office.culture]: ['网吧、歌舞娱乐场所，宣传活动', '文化中心'],
  [office.emergency]: ['消防和安全隐患', '应急办'],
  [office.enforcement]: ['联合执法、校园周边', '执法队'],
  [office.police]: ['旅馆业、重点人员、报警处置', ''],
  [office.market]: ['食品、证照、校园周边商店', ''],
  [office.justice]: ['法治宣传、社区矫正、法律援助', ''],
  [office.clinic]: ['心理和身体检查、强制报告', ''],
} as const satisfies Record<Office, readonly [string, string]>;

const external: ReadonlySet<Office> = new Set([office.police, office.market, office.justice, office.clinic]);

/** The address book of the town's offices and of the bodies stationed there. The villages have a ledger of their own. */
export function unitLines(): Line[] {
  return contacts.map(({ name: liaison, unit }, index) => {
    const [duty, alias] = parts[unit];
    return {
      name: unit,
      kind: external.has(unit) ? '非下属单位' : '镇内设机构',
      leader: elderName(familyOf(index + 5), index + 2, index % 3 !== 0),
      leaderPhone: inventedPhone(800 + index),
      sponsor: elderName(familyOf(index % 4), index % 4, true),
      liaison,
      liaisonPhone: inventedPhone(830 + index),
      officePhone: inventedPhone(860 + index),
      address: `青禾镇禾苗路${index + 1}号`,
      duty,
      aliases: alias,
    };
  });
}
