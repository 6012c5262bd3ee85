import type { Store } from '#core/store/open.ts';
import { addDays } from '#shared/domain/calendar/plain-date.ts';
import { planInput } from '../support/town.ts';
import { makeBenchDesk } from './bench-desk.ts';
import type { BenchDesk } from './bench-desk.ts';

/** Ten towns' work of five years; all but what is newest is over. */
export const VENUES = 320;
export const WEEKS = 260;
const FIRST_MONDAY = '2021-11-29';
const TODAY = Date.UTC(2026, 10, 18, 1);
/** A week brings so many. */
const PROBLEMS = 32;
const TASKS = 10;
const LETTERS = 4;
const DOCUMENTS = 40;
/** So many of each are still open. */
const OPEN_WEEKS = 13;
const MONTHLY = 12;

type Put = (values: Record<string, unknown>) => void;
type Years = { records: Store; handler: string; units: readonly string[]; monthly: readonly string[] };

/** A desk on which ten towns have worked for five years. */
export async function makeFiveYears(): Promise<BenchDesk> {
  const clock = { now: Date.parse(`${FIRST_MONDAY}T01:00:00Z`) };
  const desk = await makeBenchDesk(clock);
  const { api, records, personId: handler } = desk;
  const period = { from: FIRST_MONDAY, to: '2027-10-31' };
  const draft = { ...planInput.draft, issuedOn: FIRST_MONDAY, period, phases: [] };
  await api.plan.confirm({ ...planInput, draft, effectiveOn: FIRST_MONDAY });
  const units = records.prepare<[], string>('SELECT id FROM units ORDER BY name').pluck().all();
  const monthly: string[] = [];
  for (let at = 0; at < MONTHLY; at += 1) {
    const rule = { every: 'month', times: 1, subject: 'unit' } as const;
    monthly.push((await api.obligations.settle({ ...rule, text: `样例月报${at}`, unitIds: units })).id);
  }
  clock.now = TODAY;
  const years = { records, handler, units, monthly };
  records.transaction(() => {
    storeVenues(years);
    storeChecks(years);
    storeActs(years);
    for (let week = 0; week < WEEKS; week += 1) {
      storeProblems(years, week);
      storeTasks(years, week);
      storeLetters(years, week);
      storeDocuments(years, week);
    }
  })();
  return desk;
}

/** Writes rows by the names of their columns. */
function into(records: Store, table: string, columns: string): Put {
  const names = columns.split(' ');
  const places = names.map((name) => `@${name}`).join(', ');
  const put = records.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`);
  return (values) => void put.run(values);
}

function isOpen(week: number): boolean {
  return week >= WEEKS - OPEN_WEEKS;
}

function storeVenues({ records }: Years): void {
  const put = into(
    records,
    'venues',
    'id revision name kind village is_key status listed_on created_at updated_at',
  );
  const same = { revision: 1, kind: 'hotel', is_key: 1, status: 'open', created_at: '', updated_at: '' };
  for (let at = 0; at < VENUES; at += 1) {
    const own = { id: `venue-${at}`, name: `样例旅馆${at}`, village: `样例${at % 16}村` };
    put({ ...same, ...own, listed_on: FIRST_MONDAY });
  }
}

/** Each venue each week, but every ninth of them. */
function storeChecks({ records, handler }: Years): void {
  const put = into(
    records,
    'inspections',
    'id venue_id kind inspected_on entered_at entered_on checklist_id checklist_version process handling_result handler_id account_id needs_confirmation',
  );
  const same = {
    kind: 'weekly',
    entered_at: '',
    checklist_id: 'hotel',
    checklist_version: 1,
    process: '看了前台。',
    handling_result: '',
    handler_id: handler,
    account_id: 'bench',
    needs_confirmation: 0,
  };
  for (let week = 0; week < WEEKS; week += 1) {
    const day = addDays(FIRST_MONDAY, week * 7 + 1);
    for (let at = 0; at < VENUES; at += 1)
      if ((week + at) % 9 !== 0)
        put({
          ...same,
          id: `check-${week}-${at}`,
          venue_id: `venue-${at}`,
          inspected_on: day,
          entered_on: day,
        });
  }
}

/** What units do by hand each month. */
function storeActs({ records, handler, units, monthly }: Years): void {
  const put = into(
    records,
    'obligation_acts',
    'id obligation_id subject_key act_on entered_on text needs_confirmation at handler_id account_id',
  );
  const same = { text: '报了。', needs_confirmation: 0, at: '', handler_id: handler, account_id: 'bench' };
  for (const obligation of monthly)
    for (let month = 0; month < 59; month += 1)
      for (const unit of units) {
        const day = addDays(FIRST_MONDAY, month * 30 + 7);
        const own = {
          id: `act-${obligation}-${month}-${unit}`,
          obligation_id: obligation,
          subject_key: unit,
        };
        put({ ...same, ...own, act_on: day, entered_on: day });
      }
}

const problemSteps = ['found', 'dispatched', 'signed', 'submitted', 'verified'] as const;

function storeProblems({ records, handler, units }: Years, week: number): void {
  const put = into(
    records,
    'problems',
    'id revision serial source inspection_id item_code venue_id title severity detail found_on status unit_id dispatched_on signed_on original_deadline deadline closed_on',
  );
  const note = into(
    records,
    'problem_events',
    'id problem_id ordinal at action handler_id account_id unit_id note',
  );
  const day = addDays(FIRST_MONDAY, week * 7 + 1);
  for (let at = 0; at < PROBLEMS; at += 1) {
    const venue = (week * 7 + at * 10) % VENUES;
    const id = `problem-${week}-${at}`;
    const unit = units[at % units.length] ?? null;
    const checked = (week + venue) % 9 === 0 ? null : `check-${week}-${venue}`;
    put({
      id,
      revision: 7,
      serial: `问题${week}-${at}`,
      source: 'inspection',
      inspection_id: checked,
      item_code: 'hotel-id',
      venue_id: `venue-${venue}`,
      title: '登记不全',
      severity: 'ordinary',
      detail: '登记簿缺三天。',
      found_on: day,
      status: isOpen(week) ? (problemSteps[at % problemSteps.length] ?? 'found') : 'closed',
      unit_id: unit,
      dispatched_on: day,
      signed_on: day,
      original_deadline: addDays(day, 10),
      deadline: addDays(day, 10),
      closed_on: isOpen(week) ? null : addDays(day, 9),
    });
    for (let ordinal = 0; ordinal < 7; ordinal += 1)
      note({
        id: `${id}-${ordinal}`,
        problem_id: id,
        ordinal,
        at: day,
        action: 'sign',
        handler_id: handler,
        account_id: 'bench',
        unit_id: unit,
        note: '看过。',
      });
  }
}

function storeTasks({ records, handler, units }: Years, week: number): void {
  const put = into(
    records,
    'tasks',
    'id revision serial title content demand priority source source_text issued_by deadline status created_on dispatched_on dispatched_handler_id dispatched_account_id dispatched_typist_id',
  );
  const share = into(
    records,
    'task_assignments',
    'id task_id unit_id ordinal part status deadline original_deadline dispatched_on signed_on closed_on',
  );
  const report = into(
    records,
    'task_reports',
    'id assignment_id ordinal done_on at note handler_id account_id typist_id',
  );
  const climb = into(records, 'ladder_steps', 'item_kind item_id rung anchor fell_due_on recorded_at');
  const day = addDays(FIRST_MONDAY, week * 7 + 2);
  const deadline = addDays(day, 14);
  for (let at = 0; at < TASKS; at += 1) {
    const id = `task-${week}-${at}`;
    const texts = { title: '寒假前再查一遍', content: '逐家看。', demand: '', source_text: '批示' };
    put({
      ...texts,
      id,
      revision: 5,
      serial: `交办${week}-${at}`,
      priority: 'ordinary',
      source: 'leader',
      issued_by: '某甲',
      deadline,
      status: isOpen(week) ? 'under-way' : 'closed',
      created_on: day,
      dispatched_on: day,
      dispatched_handler_id: handler,
      dispatched_account_id: 'bench',
      dispatched_typist_id: handler,
    });
    for (let ordinal = 0; ordinal < 3; ordinal += 1) {
      const own = `${id}-${ordinal}`;
      share({
        id: own,
        task_id: id,
        unit_id: units[(at + ordinal) % units.length],
        ordinal,
        part: ordinal === 0 ? 'lead' : 'support',
        status: isOpen(week) ? 'signed' : 'closed',
        deadline,
        original_deadline: deadline,
        dispatched_on: day,
        signed_on: day,
        closed_on: isOpen(week) ? null : deadline,
      });
      climb({
        item_kind: 'task',
        item_id: own,
        rung: 'remind',
        anchor: day,
        fell_due_on: day,
        recorded_at: day,
      });
      if (!isOpen(week))
        report({
          id: `${own}-0`,
          assignment_id: own,
          ordinal: 0,
          done_on: deadline,
          at: day,
          note: '走过一遍。',
          handler_id: handler,
          account_id: 'bench',
          typist_id: handler,
        });
    }
  }
}

function storeLetters({ records, units }: Years, week: number): void {
  const put = into(
    records,
    'incoming',
    'id revision serial kind basis organ number written_on received_on title summary contact limit_on status closed_on',
  );
  const hand = into(records, 'incoming_units', 'incoming_id unit_id ordinal');
  const ask = into(records, 'incoming_demands', 'id incoming_id ordinal text');
  const day = addDays(FIRST_MONDAY, week * 7 + 3);
  for (let at = 0; at < LETTERS; at += 1) {
    const id = `letter-${week}-${at}`;
    const texts = { organ: '样例检察院', title: '检察建议书', summary: '', contact: '' };
    put({
      ...texts,
      id,
      revision: 3,
      serial: `来文${week}-${at}`,
      kind: 'procuratorial',
      basis: 'procuratorial',
      number: `样检建〔${week}〕${at}号`,
      written_on: day,
      received_on: day,
      limit_on: addDays(day, 60),
      status: isOpen(week) ? 'assigned' : 'closed',
      closed_on: isOpen(week) ? null : addDays(day, 50),
    });
    hand({ incoming_id: id, unit_id: units[at % units.length], ordinal: 0 });
    for (let ordinal = 0; ordinal < 3; ordinal += 1)
      ask({ id: `${id}-${ordinal}`, incoming_id: id, ordinal, text: '补齐登记。' });
  }
}

const papersUnderWay = ['draft', 'review', 'approved'] as const;

function storeDocuments({ records }: Years, week: number): void {
  const put = into(
    records,
    'documents',
    'id revision kind letter_version subject_type subject_id status title addressee words number created_at account_id issued_at',
  );
  const day = addDays(FIRST_MONDAY, week * 7 + 4);
  const words = JSON.stringify({ body: '请按期整改，并书面回复。'.repeat(40) });
  for (let at = 0; at < DOCUMENTS; at += 1) {
    const isUnderWay = isOpen(week) && at < papersUnderWay.length;
    put({
      id: `paper-${week}-${at}`,
      revision: 4,
      kind: 'supervision',
      letter_version: 1,
      subject_type: 'problem',
      subject_id: `problem-${week}-${at % PROBLEMS}`,
      status: isUnderWay ? (papersUnderWay[at] ?? 'draft') : 'archived',
      title: '督办单',
      addressee: '样例单位',
      words,
      number: isUnderWay ? null : `样督〔${week}〕${at}号`,
      created_at: `${day}T01:00:00.000Z`,
      account_id: 'bench',
      issued_at: isUnderWay ? null : `${day}T02:00:00.000Z`,
    });
  }
}
