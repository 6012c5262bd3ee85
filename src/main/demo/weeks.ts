import { getChecklistFor } from '#shared/domain/inspection/checklists.ts';
import type { VenueKind } from '#shared/domain/inspection/inspection.ts';
import { office } from './cast.ts';
import { lastWorkday, weekCount, weekWorkdays } from './calendar.ts';
import { chinaTime } from './clock.ts';
import { getOf } from './desk.ts';
import type { DemoDesk, Step } from './desk.ts';
import { demoFaults, faultWords } from './faults.ts';
import { drawPhoto } from './photo.ts';
import { demoVenues } from './venue-list.ts';
import type { DemoVenue } from './venue-list.ts';

/** Weeks in which nobody went: they stay missed for ever. */
const missed: Readonly<Record<string, readonly number[]>> = {
  南坡农家乐: [1, 2],
  蜻蜓网吧: [2],
  书包商店: [2],
  蒲公英英语培训: [4],
  谷仓民宿: [5],
  弹珠游艺厅: [6, 8],
  溪边客栈: [8],
};

/** Typed the Monday after: 补录. Typed a fortnight later and vouched for by a second person: 漏检后补证. */
const typedLate = { venue: '金蝉歌厅', week: 6, on: '2026-11-04', typedOn: '2026-11-09' } as const;
const provedLater = { venue: '墨点书画培训', week: 5, on: '2026-10-28', typedOn: '2026-11-09' } as const;

/** Joint operations, each over several places on one day. November still owes its second. */
const joint: readonly { week: number; day: number; venues: readonly string[] }[] = [
  { week: 0, day: 3, venues: ['麦浪旅馆', '百灵鸟KTV', '萤火网吧', '像素电竞酒店'] },
  { week: 3, day: 2, venues: ['稻香宾馆', '云雀量贩KTV', '蜂巢网吧', '九球台球室', '三好便利店'] },
  { week: 5, day: 2, venues: ['青禾招待所', '蛙声KTV', '星河网咖', '放学路零食店'] },
  { week: 7, day: 2, venues: ['铅笔头文具店', '小树苗托管班', '方块电竞酒店', '车站旅社'] },
];

const jointUnits = [office.peace, office.police, office.market, office.culture] as const;

const looked = {
  hotel: '查看前台登记和监控，走访二楼客房，问了当班人员怎么登记、怎么报。',
  'esports-hotel': '查看电竞房登记和门口标志，问了夜班怎么巡查。',
  ktv: '查看入口标志、名簿和营业日志，走了一遍包厢。',
  'internet-cafe': '核对在座人员证件，查看登记留存和监控。',
  training: '查看办学证照、用人查询结果和接送登记，走了疏散通道。',
  'school-surroundings': '查看柜台标志和货架，在校门口看了放学。',
  general: '查看证照和监控，走了后院和楼上。',
} as const satisfies Record<VenueKind, string>;

type Visit = { venue: DemoVenue; week: number; date: string; typedAt: number; operation: number | null };

/** Every check of the nine weeks, as steps. */
export function checkSteps(): Step[] {
  const operations = new Map<number, string>();
  const visits = Array.from({ length: weekCount }, (_, week) => visitsOf(week)).flat();
  return [
    ...visits.map((visit) => ({
      at: visit.typedAt,
      by: 'zonghe' as const,
      run: (desk: DemoDesk) => record(desk, visit, operations),
    })),
    { at: chinaTime(lastWorkday(weekCount - 1), '17:40'), by: 'xietiao', run: vouch },
  ];
}

/** The day a place was checked in a week. @throws Error when nobody went. */
export function checkedOn(week: number, venue: string): string {
  const visit = visitsOf(week).find((one) => one.venue.name === venue);
  if (!visit) throw new Error(`nobody went to ${venue} in week ${week}`);
  return visit.date;
}

function visitsOf(week: number): Visit[] {
  const days = weekWorkdays(week);
  return demoVenues.flatMap((venue, index): Visit[] => {
    if (missed[venue.name]?.includes(week)) return [];
    const operation = joint.findIndex((one) => one.week === week && one.venues.includes(venue.name));
    const day = joint[operation]?.day ?? (index + week * 3) % days.length;
    const date = days[day] ?? days[0] ?? '';
    const late = [typedLate, provedLater].find((one) => one.venue === venue.name && one.week === week);
    const typedAt = late
      ? chinaTime(late.typedOn, '09:20')
      : chinaTime(date, `${15 + (index % 2)}:${String((index * 7) % 60).padStart(2, '0')}`);
    return [{ venue, week, date: late?.on ?? date, typedAt, operation: operation < 0 ? null : operation }];
  });
}

async function record({ api, town }: DemoDesk, visit: Visit, operations: Map<number, string>): Promise<void> {
  const { venue, week, date, operation } = visit;
  const checklist = getChecklistFor(venue.kind);
  const faults = demoFaults.filter((fault) => fault.week === week && fault.venue === venue.name);
  const photos = await Promise.all(
    faults.map(async ({ item }) => {
      const file = new Blob([drawPhoto('before', venue.name + item + week)]);
      const { id } = await api.files.put({ file, name: `${venue.name}整改前.png` });
      return id;
    }),
  );
  const operationId = operation === null ? undefined : operations.get(operation);
  const units = operation === null ? [...new Set([office.peace, venue.supervisor])] : jointUnits;
  const { problemIds } = await api.checks.record({
    venueId: getOf(town.venues, venue.name),
    kind: operation === null ? 'weekly' : 'joint',
    date,
    ...(operationId === undefined ? {} : { operationId }),
    unitIds: units.map((unit) => getOf(town.units, unit)),
    checklistId: checklist.id,
    checklistVersion: checklist.version,
    results: checklist.items.map(({ code }) => {
      const fault = faults.find(({ item }) => item === code);
      return fault
        ? { code, outcome: 'fail' as const, note: faultWords[fault.item].note }
        : { code, outcome: 'pass' as const };
    }),
    process: looked[venue.kind],
    handlingResult: faults.length > 0 ? '已当场指出，转监管单位督促整改。' : '没有发现问题。',
    fileIds: photos,
    handlerId: getOf(town.contacts, venue.supervisor),
  });
  for (const [index, { item }] of faults.entries()) {
    const id = problemIds[index];
    if (id !== undefined) town.problems.set(`${venue.name} ${item}`, id);
  }
  if (operation !== null && operationId === undefined) {
    const begun = (await api.checks.operations({ date })).at(-1);
    if (begun) operations.set(operation, begun.id);
  }
}

async function vouch({ api, town }: DemoDesk): Promise<void> {
  const checks = await api.checks.list({ venueId: getOf(town.venues, provedLater.venue) });
  const waiting = checks.find(({ needsConfirmation }) => needsConfirmation);
  if (!waiting) throw new Error('the invented town has no late entry to vouch for');
  await api.checks.confirmLate({ id: waiting.id });
}
