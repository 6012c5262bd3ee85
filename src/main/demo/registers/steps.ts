import type { Login } from '../cast.ts';
import { listedOn } from '../calendar.ts';
import { chinaTime } from '../clock.ts';
import type { DemoDesk, Step } from '../desk.ts';
import { childLines } from './children.ts';
import { bringIn } from './ledger.ts';
import type { Line } from './ledger.ts';
import { keyPersonLines, publicityLines, socialOrgLines } from './others.ts';
import { schoolLines, villageLines } from './places.ts';
import { staffLines } from './staff.ts';
import { unitLines } from './member-units.ts';
import { contactUnitLines, institutionLines } from './units.ts';

type Sheet = { day: string; hour: string; register: string; name: string; lines: () => Line[] };

/** In this order: a sheet names rows of those before it. */
const sheets: readonly Sheet[] = [
  { day: listedOn, hour: '14:05', register: 'units', name: '成员单位通讯录', lines: unitLines },
  { day: listedOn, hour: '14:10', register: 'villages', name: '各村基本情况', lines: villageLines },
  { day: listedOn, hour: '14:20', register: 'schools', name: '学校和幼儿园', lines: schoolLines },
  { day: listedOn, hour: '14:30', register: 'institutions', name: '校外机构摸底', lines: institutionLines },
  { day: listedOn, hour: '14:40', register: 'contact-units', name: '密切接触单位', lines: contactUnitLines },
  { day: listedOn, hour: '14:50', register: 'social-orgs', name: '社会组织摸底', lines: socialOrgLines },
  { day: '2026-09-16', hour: '10:00', register: 'children', name: '重点儿童汇总', lines: childLines },
  { day: '2026-09-17', hour: '09:30', register: 'key-persons', name: '重点人员', lines: keyPersonLines },
  { day: '2026-10-12', hour: '09:30', register: 'staff', name: '从业人员名册', lines: staffLines },
  { day: '2026-11-20', hour: '16:00', register: 'publicity', name: '宣传资料', lines: publicityLines },
];

const clerk: Login = 'zonghe';

/** The town's ledgers, as their sheets came in. */
export function ledgerSteps(): Step[] {
  return sheets.map(({ day, hour, register, name, lines }) => ({
    at: chinaTime(day, hour),
    by: clerk,
    run: (desk: DemoDesk) => bringIn(desk, register, name, lines()),
  }));
}
