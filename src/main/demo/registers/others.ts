import { office } from '../cast.ts';
import { inventedIdCard, inventedPhone, makeDice, someDay } from './chance.ts';
import { elderName, familyOf, workerName } from './names.ts';
import { villageAt } from './units.ts';
import type { Line } from './ledger.ts';

const personKinds = ['社区矫正对象', '刑满释放人员', '有性侵害违法犯罪记录', '严重精神障碍患者'] as const;

/** A dozen, with the fewest facts. */
export function keyPersonLines(): Line[] {
  const dice = makeDice(28);
  return Array.from({ length: 12 }, (_, index) => ({
    name: workerName(600 + index),
    idCard: inventedIdCard(someDay(dice, 1962, 1998), 900 + index),
    village: villageAt(index * 5),
    category: personKinds[index % personKinds.length] ?? '其他',
    unit: index % 4 === 3 ? office.clinic : index % 4 === 0 ? office.justice : office.police,
    officer: elderName(familyOf(index + 4), index, true),
    measure: '每月见面一次',
    since: someDay(dice, 2025, 2025),
  }));
}

const materials = [
  ['身边的安全：给家长的一封信', '传单折页', '家长'],
  ['会说“不”的小青禾', '手册读本', '学生'],
  ['住店先登记', '海报展板', '场所经营者'],
  ['网吧门口请止步', '横幅标语', '场所经营者、村民群众'],
  ['村村响：出门打工，孩子托付给谁', '视频音频', '村民群众、家长'],
  ['自我保护第一课', '课件讲稿', '学生、教职工'],
] as const;

/** Twenty-four hand-outs; no case in any of them. */
export function publicityLines(): Line[] {
  return Array.from({ length: 24 }, (_, index) => {
    const [title, kind, audience] = materials[index % materials.length] ?? materials[0];
    return {
      title,
      kind,
      audience,
      issuedOn: `2026-${index < 12 ? '10' : '11'}-${String(1 + ((index * 3) % 20)).padStart(2, '0')}`,
      copies: 60 + index * 15,
      unit: office.culture,
      village: villageAt(index * 3),
      hasCase: '否',
    };
  });
}

const orgs = [
  ['青禾志愿服务队', '志愿服务队伍', '关爱陪伴、课业辅导'],
  ['灯芯心理服务中心', '社会服务机构', '心理辅导、家庭教育指导'],
  ['纸船公益团队', '志愿服务队伍', '困难救助'],
  ['同路社工服务中心', '社会服务机构', '关爱陪伴、家庭教育指导'],
  ['青禾老教师协会', '社会团体', '课业辅导'],
  ['天平法律服务队', '志愿服务队伍', '法律服务'],
] as const;

export function socialOrgLines(): Line[] {
  return orgs.map(([name, kind, services], index) => ({
    name,
    kind,
    services,
    village: villageAt(index * 2),
    leader: elderName(familyOf(index + 8), index + 6, index % 2 === 0),
    phone: inventedPhone(700 + index),
    supervisor: office.social,
    socialWorkers: index % 2 === 1 ? 4 + index : 0,
    volunteers: 12 + index * 9,
  }));
}
