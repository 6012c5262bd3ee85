import { office, villages } from '../cast.ts';
import { demoVenues } from '../venue-list.ts';
import { inventedPhone } from './chance.ts';
import { elderName, familyOf } from './names.ts';
import type { Line } from './ledger.ts';

const trained = [
  ['学科类培训', ['算盘文化课', '铅笔文化课', '橡皮文化课']],
  ['文化艺术类培训', ['墨点书法', '豆芽少儿舞蹈', '白鹭美术', '百灵声乐', '青竹古筝']],
  ['体育类培训', ['小马跆拳道', '跃鱼游泳', '弹弓篮球']],
  ['科技类培训', ['齿轮机器人', '萤火编程']],
  ['校外托管', ['小树苗托管', '算盘珠托管', '麦穗午托', '蒲公英晚托', '南瓜托管']],
  ['早期教育', ['豆荚亲子园', '露珠早教']],
] as const;

/** Twenty places children go to after school. */
export function institutionLines(): Line[] {
  const names = trained.flatMap(([kind, list]) => list.map((name) => ({ kind, name })));
  return names.map(({ kind, name }, index) => ({
    name,
    kind,
    village: villageAt(index * 3),
    address: `${villageAt(index * 3)}${index + 40}号`,
    licence: `QHPX-2026-${String(index + 1).padStart(4, '0')}`,
    licenceUntil: `${2026 + (index % 4)}-12-31`,
    legalRep: elderName(familyOf(index + 2), index + 3, index % 2 === 1),
    phone: inventedPhone(400 + index),
    supervisor: office.education,
    students: 18 + index * 4,
    staffCount: 3 + (index % 6),
    venue: demoVenues.find((venue) => venue.kind === 'training' && venue.name.startsWith(name))?.name ?? '',
  }));
}

const contacted = [
  ['救助保护机构', ['青禾未成年人救助站'], '社工'],
  ['儿童福利机构', ['青禾儿童之家', '夏至儿童之家'], '保育员'],
  ['婴幼儿照护机构', ['露珠托育园', '豆荚托育园', '小满托育园', '谷雨托育园'], '保育员'],
  ['家政服务机构', ['勤手家政', '围裙家政'], '育婴员'],
  [
    '医疗机构',
    ['青禾镇卫生院', '立春村卫生室', '春分村卫生室', '夏至村卫生室', '秋分村卫生室', '白露村卫生室'],
    '医护人员',
  ],
  ['校车运营单位', ['蜗牛校车', '大雁校车'], '校车司机'],
  ['保安服务单位', ['磐石保安', '青松保安'], '保安'],
  ['文化体育活动场所', ['青禾文化站', '跃鱼游泳馆', '青禾图书室', '秋千儿童乐园', '弹弓球馆'], '教练'],
  ['研学和营地机构', ['稻田研学营地', '星空营地'], '辅导员'],
  ['社会服务组织', ['青禾社工站', '灯芯心理服务', '同路志愿服务', '纸船公益'], '社工'],
] as const;

export const contactUnits = contacted.flatMap(([kind, names, post]) =>
  names.map((name) => ({ name, kind, post })),
);

/** Thirty units whose people work close to children. */
export function contactUnitLines(): Line[] {
  return contactUnits.map(({ name, kind }, index) => ({
    name,
    kind,
    village: villageAt(index * 7),
    address: `${villageAt(index * 7)}${index + 70}号`,
    licence: `QHMJ-2026-${String(index + 1).padStart(4, '0')}`,
    manager: elderName(familyOf(index + 11), index, index % 2 === 0),
    phone: inventedPhone(500 + index),
    supervisor: supervisorFor(kind),
    staffCount: 14,
  }));
}

export function supervisorFor(kind: (typeof contacted)[number][0]): string {
  switch (kind) {
    case '医疗机构':
    case '婴幼儿照护机构':
      return office.clinic;
    case '保安服务单位':
      return office.police;
    case '校车运营单位':
    case '研学和营地机构':
      return office.education;
    case '文化体育活动场所':
      return office.culture;
    case '家政服务机构':
      return office.market;
    default:
      return office.social;
  }
}

export function villageAt(index: number): string {
  return villages[index % villages.length] ?? '';
}
