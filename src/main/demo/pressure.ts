import { chinaTime } from './clock.ts';
import { getOf } from './desk.ts';
import type { DemoDesk, Step } from './desk.ts';
import { demoFaults } from './faults.ts';
import type { DemoFault, Fate } from './faults.ts';
import { stepOf } from './problem-step.ts';
import { supervisorOf } from './rectification.ts';

/** Minutes of the last Friday afternoon, one act after the other. */
const friday = (minute: number): number => chinaTime('2026-11-20', `16:${String(minute).padStart(2, '0')}`);

const coordinator = (minute: number, run: Step['run']): Step => ({ at: friday(minute), by: 'zonghe', run });

/** What nobody's check found: it was told by people, the county or a school. */
const byHand = [
  {
    source: 'public',
    place: '稻香宾馆二楼',
    title: '走廊监控是黑的',
    detail: '住客来电说二楼走廊的摄像头没有图像。',
    key: '群众反映 稻香宾馆',
  },
  {
    source: 'superior',
    place: '青禾镇集市东口',
    title: '流动摊点向学生卖电子烟',
    detail: '县里转来的线索，放学时段出现。',
    key: '上级交办 集市',
  },
  {
    source: 'school',
    place: '立夏村路口',
    title: '校车停靠点没有照明',
    detail: '学校报告，天黑后看不清。',
    key: '学校报告 立夏村',
  },
] as const;

/** More time, escalation, the board, merging, problems entered by hand, and the papers of supervision. */
export function pressureSteps(): Step[] {
  return [
    ...byHand.map((found, index) => coordinator(index, (desk) => enter(desk, found))),
    coordinator(10, mergeReported),
    ...faultsOf('extension').map((fault) =>
      coordinator(20, (desk) => askForTime(desk, fault, '等厂家发货，最快下周三装好。')),
    ),
    ...faultsOf('extended').map((fault) =>
      coordinator(21, (desk) => askForTime(desk, fault, '夜班人手不够，正在招人。')),
    ),
    ...faultsOf('extended').map((fault): Step => ({
      at: friday(40),
      by: 'xietiao',
      run: (desk) => grant(desk, fault),
    })),
    ...faultsOf('listed').map((fault): Step => ({
      at: friday(50),
      by: 'lingdao',
      run: (desk) => hangBoard(desk, fault),
    })),
    ...supervisionSteps(),
  ];
}

function faultsOf(fate: Fate): DemoFault[] {
  return demoFaults.filter((fault) => fault.fate === fate);
}

async function enter({ api, town }: DemoDesk, found: (typeof byHand)[number]): Promise<void> {
  const { key, ...rest } = found;
  const { id } = await api.problems.create({
    ...rest,
    severity: 'ordinary',
    foundOn: '2026-11-20',
    basis: '',
  });
  town.problems.set(key, id);
}

/** What the caller told of is what the check had found. */
async function mergeReported(desk: DemoDesk): Promise<void> {
  const [kept] = faultsOf('merged');
  if (!kept) return;
  const { id: intoId } = await stepOf(desk, kept);
  const duplicate = await stepOf(desk, { venue: '群众反映', item: '稻香宾馆' });
  await desk.api.problems.merge({ ...duplicate, intoId, note: '和检查查到的是同一个摄像头。' });
}

async function askForTime(desk: DemoDesk, fault: DemoFault, note: string): Promise<void> {
  const handlerId = getOf(desk.town.contacts, supervisorOf(fault));
  await desk.api.problems.extend({ ...(await stepOf(desk, fault)), deadline: '2026-12-04', note, handlerId });
}

async function grant(desk: DemoDesk, fault: DemoFault): Promise<void> {
  await desk.api.problems.grantExtension({
    ...(await stepOf(desk, fault)),
    deadline: '2026-12-02',
    note: '同意，不得再拖。',
  });
}

async function hangBoard(desk: DemoDesk, fault: DemoFault): Promise<void> {
  const { api } = desk;
  await api.problems.escalate({ ...(await stepOf(desk, fault)), note: '逾期十多天，催办两次没有动静。' });
  await api.problems.enlist({
    ...(await stepOf(desk, fault)),
    level: 'town',
    deadline: '2026-11-30',
    note: '镇里挂牌，分管领导包抓。',
  });
}

/** A 督办单 that went out, and a 函 that still waits for its words. */
function supervisionSteps(): Step[] {
  const [first, second] = faultsOf('overdue');
  const at = chinaTime('2026-11-20', '17:20');
  return [
    { at, by: 'zonghe', run: (desk) => issueForm(desk, first) },
    { at, by: 'zonghe', run: async (desk) => void (await draft(desk, second, 'letter')) },
  ];
}

async function draft({ api, town }: DemoDesk, fault: DemoFault | undefined, kind: 'form' | 'letter') {
  const problemId = getOf(town.problems, `${fault?.venue} ${fault?.item}`);
  return api.documents.draft({ kind: `supervision-${kind}`, subject: { type: 'problem', id: problemId } });
}

async function issueForm(desk: DemoDesk, fault: DemoFault | undefined): Promise<void> {
  const { id } = await draft(desk, fault, 'form');
  await desk.api.documents.issue({ id, revision: 1 });
}
