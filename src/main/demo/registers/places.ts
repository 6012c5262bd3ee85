import { office, villages } from '../cast.ts';
import { inventedPhone } from './chance.ts';
import { elderName, familyOf } from './names.ts';
import type { Line } from './ledger.ts';

/** 儿童主任 of a village: whom its children know, and whoever looks after most of them. */
export function directorOf(village: number): string {
  return elderName(familyOf(village + 3), village, false);
}

export function villageLines(): Line[] {
  return villages.map((name, index) => ({
    name,
    secretary: elderName(familyOf(index + 9), index, true),
    secretaryPhone: inventedPhone(100 + index),
    director: directorOf(index),
    directorPhone: inventedPhone(200 + index),
    households: 320 + index * 17,
    population: 1180 + index * 61,
    minors: 190 + index * 9,
    leftBehind: 24 + (index % 5),
  }));
}

const kinds = [
  ['幼儿园', ['青禾中心幼儿园', '春分幼儿园', '夏至幼儿园', '立秋幼儿园']],
  ['小学', ['青禾中心小学', '立春小学', '立夏小学', '立秋小学', '大暑小学']],
  ['教学点', ['秋分教学点']],
  ['初级中学', ['青禾初级中学']],
  ['九年一贯制学校', ['芒种九年一贯制学校']],
] as const satisfies readonly (readonly [string, readonly string[]])[];

type School = { name: string; kind: (typeof kinds)[number][0] };

const schools: readonly School[] = kinds.flatMap(([kind, names]) => names.map((name) => ({ name, kind })));

export function schoolLines(): Line[] {
  return schools.map(({ name, kind }, index) => {
    const boards = kind === '初级中学' || kind === '九年一贯制学校';
    return {
      name,
      kind,
      village: villages.find((village) => name.startsWith(village.slice(0, 2))) ?? '立春村',
      code: `QHXX2026${String(index + 1).padStart(4, '0')}`,
      ownership: index === 3 ? '民办' : '公办',
      principal: elderName(familyOf(index + 5), index + 2, index % 2 === 0),
      phone: inventedPhone(300 + index),
      lawPrincipal: index % 4 === 3 ? '' : elderName(familyOf(index + 7), index + 5, true),
      lawPrincipalUnit: index % 4 === 3 ? '' : index % 2 === 0 ? office.police : office.justice,
      supervisor: office.education,
      students: 60 + index * 37,
      isBoarding: boards ? '是' : '否',
      boarders: boards ? 40 + index : 0,
      leftBehind: 12 + index,
      staffCount: 8 + index * 2,
    };
  });
}

/** Where a child of that age goes; '' when there is no school for him in the town. */
export function schoolFor(age: number, village: number): string {
  if (age < 3 || age > 15) return '';
  const within =
    age < 6
      ? namesOf('幼儿园')
      : age < 12
        ? namesOf('小学')
        : [...namesOf('初级中学'), ...namesOf('九年一贯制学校')];
  return within[village % within.length] ?? '';
}

function namesOf(kind: School['kind']): string[] {
  return schools.filter((school) => school.kind === kind).map(({ name }) => name);
}
