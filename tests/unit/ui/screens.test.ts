import { describe, expect, it } from 'vitest';
import type { Checklist } from '#shared/contract/checks.ts';
import { venues } from '#shared/registers/venues.ts';
import {
  failures,
  missingFields,
  newDraft,
  toInput,
} from '../../../src/renderer/src/features/checks/record-draft.ts';
import {
  confirmationErrors,
  startImport,
  toConfirmation,
} from '../../../src/renderer/src/features/plan/import-draft.ts';
import { readDeputy, readLines, showDeputy } from '../../../src/renderer/src/features/plan/plan-words.ts';
import { blankValues, emptyFields, showValue } from '../../../src/renderer/src/features/registers/values.ts';
import { dueWords } from '../../../src/renderer/src/features/today/due-words.ts';

const checklist: Checklist = {
  id: 'hotel',
  version: 1,
  title: '旅馆检查清单',
  kind: 'hotel',
  items: [
    { code: 'a', text: '登记身份', basis: null },
    { code: 'b', text: '询问关系', basis: null },
  ],
};
const item = { outcome: 'pass', note: '', rectifyingUnitId: null, deadline: null } as const;

describe('a check being recorded', () => {
  it('names every gap by the path of its field', () => {
    const missing = missingFields(newDraft('2026-11-23', null, undefined), checklist);
    expect(Object.keys(missing).toSorted()).toEqual([
      'process',
      'results.0.outcome',
      'results.1.outcome',
      'unitIds',
    ]);
  });

  it('asks for a note and a handling result once an item failed, and for a second unit when joint', () => {
    const draft = {
      ...newDraft('2026-11-23', 'p1', undefined),
      kind: 'joint' as const,
      unitIds: ['u1'],
      process: '查看登记簿',
      items: { a: { ...item, outcome: 'fail' as const }, b: item },
    };
    expect(failures(draft, checklist)).toBe(1);
    expect(Object.keys(missingFields(draft, checklist)).toSorted()).toEqual([
      'handlingResult',
      'results.0.note',
      'unitIds',
    ]);
  });

  it('sends rectification only with failed items and starts the next venue from the same head', () => {
    const head = {
      date: '2026-11-20',
      kind: 'joint',
      operationId: 'op',
      unitIds: ['u1', 'u2'],
      handlerId: 'p9',
      process: 'x',
    } as const;
    const draft = {
      ...newDraft('2026-11-23', 'p1', { ...head, unitIds: [...head.unitIds] }),
      items: {
        a: { ...item, outcome: 'fail' as const, note: '没登记', deadline: '2026-11-30' },
        b: { ...item, deadline: '2026-11-30' },
      },
    };
    const input = toInput(draft, { register: 'venues', id: 'v1' }, checklist);
    expect(input).toMatchObject({ date: '2026-11-20', operationId: 'op', handlerId: 'p9', process: '' });
    expect(input.results[0]).toMatchObject({ note: '没登记', deadline: '2026-11-30' });
    expect(input.results[1]).toEqual({ code: 'b', outcome: 'pass', note: '' });
  });
});

describe('words on screen', () => {
  it('says a deadline as one says it', () => {
    expect([
      dueWords('2026-11-20', '2026-11-23'),
      dueWords('2026-11-23', '2026-11-23'),
      dueWords('2026-11-24', '2026-11-23'),
      dueWords('2026-11-28', '2026-11-23'),
      dueWords('2026-12-31', '2026-11-23'),
    ]).toEqual(['逾期 3 天', '今天到期', '明天到期', '还有 5 天', '12月31日']);
  });

  it('reads names from a pasted list and keeps a deputy’s note', () => {
    expect(readLines('甲村\n乙村、丙村\n\n甲村 ')).toEqual(['甲村', '乙村', '丙村']);
    expect(showDeputy(readDeputy('某甲(常务)'))).toBe('某甲（常务）');
    expect(readDeputy('某乙')).toEqual({ name: '某乙' });
  });

  it('shows stored codes by their labels and asks for what is required', () => {
    const kind = venues.fields.find((field) => field.key === 'kind');
    expect(kind && showValue(kind, 'ktv')).toBe('歌舞娱乐场所（KTV）');
    const blank = blankValues(venues);
    expect(blank).toMatchObject({ isKey: true, status: 'open', name: null });
    expect(Object.keys(emptyFields(venues, blank))).toEqual(['name', 'kind', 'village']);
  });
});

describe('a plan on its way in', () => {
  const draft = {
    title: '某镇专项行动实施方案',
    number: null,
    issuedOn: null,
    period: { from: '2026-01-01', to: '2026-12-31' },
    leadingGroup: { advisers: [], head: [], deputies: [] },
    memberUnits: ['甲所', '各村'],
    groups: [],
    phases: [],
    obligations: [],
    unread: [],
  };
  const read = {
    draft,
    units: [
      { name: '甲所', places: [], isCollective: false },
      { name: '各村', places: [], isCollective: true },
    ],
    suggestions: [
      { alias: '市场管理所', unit: '市场监管所', confidence: 0.9 },
      { alias: '丙办', unit: '乙办', confidence: 0.5 },
    ],
    existing: null,
  };

  it('takes likely spellings as one office, leaves doubtful ones apart, and follows the clerk', () => {
    const entry = startImport('a.txt', read, '2026-11-23', ['甲村']);
    expect(toConfirmation(entry).aliases).toEqual([{ alias: '市场管理所', unit: '市场监管所' }]);
    const turned = { ...entry, spellings: [{ alias: '甲', unit: '乙', verdict: 'alias' as const }] };
    expect(toConfirmation(turned).aliases).toEqual([{ alias: '乙', unit: '甲' }]);
  });

  it('will not confirm a collective that stands for nobody, unless the plan no longer names it', () => {
    const entry = startImport('a.txt', read, '2026-11-23', []);
    expect(Object.keys(confirmationErrors(toConfirmation(entry)))).toEqual(['collectives.0.units']);
    const corrected = { ...entry, draft: { ...draft, memberUnits: ['甲所'] } };
    expect(confirmationErrors(toConfirmation(corrected))).toEqual({});
  });
});
