import { contactUnits, supervisorFor } from './units.ts';
import { inventedIdCard, inventedPhone, makeDice, someDay } from './chance.ts';
import type { Dice } from './chance.ts';
import { workerName } from './names.ts';
import type { Line } from './ledger.ts';

const perUnit = 14;

/** 420 people: most queried this year, some long ago, some never, two with a record and gone. */
export function staffLines(): Line[] {
  const dice = makeDice(62);
  return contactUnits.flatMap(({ name, kind, post }, unit) =>
    Array.from({ length: perUnit }, (_, seat): Line => {
      const index = unit * perUnit + seat;
      return {
        name: workerName(index),
        idCard: inventedIdCard(someDay(dice, 1968, 2003), index),
        unit: name,
        post: seat === 0 ? '负责人' : seat === 13 ? '保洁' : post,
        phone: inventedPhone(1000 + index),
        hiredOn: someDay(dice, 2015, 2023),
        supervisor: supervisorFor(kind),
        ...queried(dice, index),
      };
    }),
  );
}

function queried(dice: Dice, index: number): Line {
  if (index === 77 || index === 301) {
    return { queriedOn: '2026-09-08', result: '有违法犯罪记录', status: '解聘', leftOn: '2026-09-09' };
  }
  if (index % 20 === 19) return { result: '待查', status: '拟录用', hiredOn: '' };
  if (index % 9 === 4) return { result: '待查', status: '在岗' };
  const year = index % 7 === 2 ? 2025 : 2026;
  return { queriedOn: someDay(dice, year, year).replace(/-1[0-2]-/, '-06-'), result: '无', status: '在岗' };
}
