import { ageOn } from '#shared/domain/identity/age.ts';
import { villages } from '../cast.ts';
import { directorOf, schoolFor } from './places.ts';
import { inventedIdCard, inventedPhone, makeDice, someDay } from './chance.ts';
import type { Dice } from './chance.ts';
import { childName, elderName, familyOf } from './names.ts';
import type { Line } from './ledger.ts';

/** The day of the ledger. */
const asOf = '2026-09-16';
/** Who is born later stays under sixteen, the limit for 留守 and 流动, while the demonstration lasts. */
const sixteenNextYear = '2011-01-01';
const count = 900;
/** Each village's 儿童主任 looks after so many; two helpers share the others. */
export const perDirector = 23;

/** 900 children in seven overlapping categories. */
export function childLines(): Line[] {
  const dice = makeDice(91);
  return Array.from({ length: count }, (_, index) => childLine(dice, index));
}

function childLine(dice: Dice, index: number): Line {
  const village = index % villages.length;
  const inVillage = Math.floor(index / villages.length);
  const birth = someDay(dice, 2010, 2022);
  const age = ageOn(birth, asOf);
  const isToddler = age < 6 && index % 11 === 0;
  const family = familyOf(index);
  const isFather = dice.happens(60);
  const categories = categoriesOf(dice, birth >= sixteenNextYear);
  return {
    name: childName(index),
    sex: index % 2 === 1 ? '男' : '女',
    // The youngest may have no number yet.
    idCard: isToddler ? '' : inventedIdCard(birth, index),
    birthDate: birth,
    village: villages[village] ?? '',
    address: `${villages[village]}${1 + dice.roll(8)}组${1 + dice.roll(60)}号`,
    categories: categories.join('、'),
    disability: categories.includes('残疾儿童')
      ? dice.pick(['听力二级', '肢体三级', '视力四级', '言语二级'])
      : '',
    ...schoolingOf(dice, age, village),
    guardian: elderName(isFather ? family : familyOf(index + 6), index, isFather),
    guardianRelation: isFather ? '父亲' : '母亲',
    guardianPhone: inventedPhone(3000 + index),
    ...(categories.includes('留守儿童') && dice.happens(90)
      ? {
          caregiver: elderName(family, index + 4, !isFather),
          caregiverRelation: dice.pick(['祖父母', '外祖父母', '其他亲属']),
          caregiverPhone: inventedPhone(4000 + index),
        }
      : {}),
    risk: dice.pick(['高', '中', '中', '中', '低', '低', '低', '低', '低', '低']),
    ...helperOf(village, inVillage),
  };
}

/** At least one; what stands beside being left behind follows its own chance. */
function categoriesOf(dice: Dice, isUnderSixteen: boolean): string[] {
  const place = !isUnderSixteen ? '' : dice.happens(48) ? '留守儿童' : dice.happens(10) ? '流动儿童' : '';
  const family = dice.happens(24) ? '单亲家庭子女' : dice.happens(11) ? '重组家庭子女' : '';
  const more = [
    dice.happens(22) ? '困境儿童' : '',
    dice.happens(9) ? '残疾儿童' : '',
    dice.happens(6) ? '关系异常家庭子女' : '',
  ];
  const found = [place, family, ...more].filter((category) => category !== '');
  return found.length > 0 ? found : ['困境儿童'];
}

function schoolingOf(dice: Dice, age: number, village: number): Line {
  if (age < 4) return { schooling: '学龄前', school: '', grade: '' };
  const school = schoolFor(age, village);
  if (age >= 12 && dice.happens(2)) return { schooling: '失学辍学', school: '', grade: '' };
  if (school === '') return { schooling: '不再上学', school: '', grade: '' };
  if (age >= 6 && dice.happens(1)) return { schooling: '送教上门', school, grade: '' };
  const year = age < 6 ? ['小班', '中班', '大班'][age - 3] : '一二三四五六七八九九'[age - 6] + '年级';
  return { schooling: '在学', school, grade: `${year}${age < 6 ? '' : `${1 + dice.roll(3)}班`}` };
}

function helperOf(village: number, inVillage: number): Line {
  if (inVillage < perDirector)
    return { helper: directorOf(village), helperPhone: inventedPhone(200 + village) };
  const seat = village * 2 + (inVillage % 2);
  return {
    helper: elderName(familyOf(seat + 13), seat + 1, seat % 2 === 0),
    helperPhone: inventedPhone(600 + seat),
  };
}
