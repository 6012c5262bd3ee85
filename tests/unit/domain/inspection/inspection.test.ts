import { describe, expect, it } from 'vitest';
import { isWorkday } from '#shared/domain/calendar/holidays.ts';
import {
  checkConfirmation,
  checkInspection,
  inspectionFaults,
} from '#shared/domain/inspection/check-inspection.ts';
import { Checklist } from '#shared/domain/inspection/checklist.ts';
import { builtInChecklists, findChecklist, getChecklistFor } from '#shared/domain/inspection/checklists.ts';
import { InspectionDraft, VenueKind } from '#shared/domain/inspection/inspection.ts';
import { problemsFrom } from '#shared/domain/inspection/problems-from.ts';
import { attribute } from '#shared/domain/people/people.ts';
import type { Actor } from '#shared/domain/people/people.ts';
import { ProblemDraft } from '#shared/domain/problem/problem.ts';
import { refusalOf } from '../refusal.ts';

const hotel = getChecklistFor('hotel');
const today = '2026-11-23';

function draft(change: Partial<InspectionDraft> = {}): InspectionDraft {
  return {
    date: '2026-11-20',
    place: { register: 'venues', id: 'v1' },
    kind: 'weekly',
    operationId: null,
    unitIds: ['u1'],
    handler: { personId: 'p1', unitId: 'u1' },
    checklistId: hotel.id,
    checklistVersion: hotel.version,
    results: hotel.items.map(({ code }) => ({ code, outcome: 'pass', note: '' })),
    findings: [],
    process: '看了前台登记和监控',
    handlingResult: '',
    ...change,
  };
}

/** The draft with these items failed. */
function failing(notes: Record<string, string>, change: Partial<InspectionDraft> = {}): InspectionDraft {
  return draft({
    results: hotel.items.map(({ code }) => ({
      code,
      outcome: code in notes ? 'fail' : 'pass',
      note: notes[code] ?? '',
    })),
    handlingResult: '当场指出，限期改正',
    ...change,
  });
}

describe('the checklists that ship', () => {
  it('cover every kind of venue, are valid, and name each demand once', () => {
    for (const kind of VenueKind.options) expect(getChecklistFor(kind).kind).toBe(kind);
    for (const checklist of builtInChecklists) {
      expect(Checklist.safeParse(checklist).success).toBe(true);
      const codes = checklist.items.map((item) => item.code);
      expect(new Set(codes).size).toBe(codes.length);
    }
  });

  it('hold the hotel’s five musts, for e-sports hotels too', () => {
    const five = ['hotel-id', 'hotel-guardian', 'hotel-relation', 'hotel-patrol', 'hotel-report'];
    for (const kind of ['hotel', 'esports-hotel'] as const) {
      const items = getChecklistFor(kind).items.filter((item) => five.includes(item.code));
      expect(items.map((item) => item.code)).toStrictEqual(five);
      expect(items.every((item) => item.text.startsWith('必须') && item.severity === 'serious')).toBe(true);
    }
  });

  it('give way to the office’s own newer version, and the old one is still found', () => {
    const own = [...builtInChecklists, { ...hotel, version: 2, title: '旅馆清单（本镇）' }];
    expect(getChecklistFor('hotel', own).version).toBe(2);
    expect(findChecklist('hotel', 1, own)?.title).toBe(hotel.title);
    expect(findChecklist('hotel', 3, own)).toBeUndefined();
    expect(
      getChecklistFor(
        'ktv',
        own.filter((checklist) => checklist.kind !== 'ktv'),
      ).kind,
    ).toBe('general');
  });
});

describe('an inspection', () => {
  it('is recorded when every item is answered', () => {
    expect(InspectionDraft.parse(draft())).toStrictEqual(draft());
    expect(inspectionFaults(draft(), hotel, today)).toStrictEqual([]);
    expect(
      refusalOf(() => checkInspection(failing({ 'hotel-id': '二楼两人未登记' }), hotel, today)),
    ).toBeUndefined();
    expect(refusalOf(() => checkInspection(draft({ date: today }), hotel, today))).toBeUndefined();
  });

  it.each([
    ['a day to come', draft({ date: '2026-11-24' }), 'date', 'inspection.future-date'],
    ['no unit', draft({ unitIds: [] }), 'unitIds', 'inspection.units-missing'],
    [
      'a joint check of one unit',
      draft({ kind: 'joint', unitIds: ['u1', 'u1'] }),
      'unitIds',
      'inspection.joint-units',
    ],
    ['another list', draft({ checklistId: 'ktv' }), 'checklistId', 'inspection.checklist-mismatch'],
    ['another version', draft({ checklistVersion: 9 }), 'checklistId', 'inspection.checklist-mismatch'],
    [
      'an unanswered item',
      draft({ results: draft().results.slice(1) }),
      'results.hotel-id',
      'inspection.item-unanswered',
    ],
    [
      'an item answered twice',
      draft({
        results: [...draft().results, { code: 'hotel-id', outcome: 'fail', note: '二楼两人未登记' }],
        handlingResult: '限期改正',
      }),
      'results.hotel-id',
      'inspection.item-twice',
    ],
    [
      'an item of another list',
      draft({ results: [...draft().results, { code: 'ktv-log', outcome: 'pass', note: '' }] }),
      'results.ktv-log',
      'inspection.item-unknown',
    ],
    [
      'a failed item without a word',
      failing({ 'hotel-id': ' ' }),
      'results.hotel-id',
      'inspection.note-missing',
    ],
    ['no process', draft({ process: ' ' }), 'process', 'inspection.process-missing'],
    [
      'a fault without what was done about it',
      failing({ 'hotel-id': '未登记' }, { handlingResult: '' }),
      'handlingResult',
      'inspection.result-missing',
    ],
  ] as const)('with %s is refused beside the field', (_, faulty, field, code) => {
    expect(inspectionFaults(faulty, hotel, today)).toStrictEqual([{ field, code }]);
    expect(refusalOf(() => checkInspection(faulty, hotel, today))?.code).toBe(code);
  });

  it('with several faults names them all, and an unknown list is one of them', () => {
    const faulty = draft({ date: '2026-12-01', process: '' });
    expect(inspectionFaults(faulty, undefined, today).map((fault) => fault.field)).toStrictEqual([
      'date',
      'checklistId',
      'process',
    ]);
    expect(refusalOf(() => checkInspection(faulty, undefined, today))).toMatchObject({
      code: 'input.invalid',
      fields: { date: '检查日期还没到。请填实际检查的那一天。' },
    });
  });

  it('typed late is vouched for by somebody else, in person and by account', () => {
    const typist: Actor = { accountId: 'a1', personId: 'p1', unitId: 'u1', role: 'officer' };
    const inspection = { by: attribute(typist, { personId: 'p2', unitId: 'u1' }), needsConfirmation: true };
    const other = { ...typist, accountId: 'a3', personId: 'p3' };
    expect(refusalOf(() => checkConfirmation(inspection, other))).toBeUndefined();
    for (const same of [
      { ...other, personId: 'p1' },
      { ...other, personId: 'p2' },
      { ...other, accountId: 'a1' },
    ]) {
      expect(refusalOf(() => checkConfirmation(inspection, same))?.code).toBe('inspection.self-confirm');
    }
    expect(refusalOf(() => checkConfirmation({ ...inspection, needsConfirmation: false }, other))?.code).toBe(
      'inspection.not-late',
    );
  });
});

describe('what an inspection finds', () => {
  it('becomes one problem for each failed item, in the list’s order, on a workday', () => {
    const found = problemsFrom(failing({ licence: '过期一个月', 'hotel-id': '二楼两人未登记' }), hotel, 'i1');
    expect(found).toMatchObject([
      {
        title: '未查验未成年人身份或未如实登记',
        text: '二楼两人未登记',
        severity: 'serious',
        itemCode: 'hotel-id',
        suggestedDueOn: '2026-11-23',
      },
      {
        title: '证照不全或过期',
        text: '过期一个月',
        severity: 'ordinary',
        inspectionId: 'i1',
        suggestedDueOn: '2026-12-07',
      },
    ]);
    for (const problem of found) {
      expect(ProblemDraft.safeParse(problem).success).toBe(true);
      expect(isWorkday(problem.suggestedDueOn)).toBe(true);
    }
    expect(problemsFrom(draft(), hotel)).toStrictEqual([]);
  });

  it('puts the day after a long holiday, not into it', () => {
    const [problem] = problemsFrom(failing({ 'hotel-id': '未登记' }, { date: '2026-02-13' }), hotel);
    expect(problem?.suggestedDueOn).toBe('2026-02-24');
  });
});
