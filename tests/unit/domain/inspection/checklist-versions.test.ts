import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkDecision,
  compareChecklists,
  effectiveFrom,
  nextVersion,
  retiredItems,
} from '#shared/domain/inspection/checklist-versions.ts';
import type { ChecklistEdit, ItemEdit } from '#shared/domain/inspection/checklist-versions.ts';
import type { Checklist } from '#shared/domain/inspection/checklist.ts';
import { checklistKindOf, findChecklist, getChecklistFor } from '#shared/domain/inspection/checklists.ts';
import { attribute } from '#shared/domain/people/people.ts';
import type { Actor } from '#shared/domain/people/people.ts';
import { refusalOf } from '../refusal.ts';

const hotel = getChecklistFor('hotel');
const today = '2026-11-23';

function context(versions: readonly Checklist[] = [hotel]) {
  let made = 0;
  return { versions, today, newCode: () => `own-${versions.length}-${(made += 1)}` };
}

function edit(change: (items: ItemEdit[]) => ItemEdit[], effectiveOn = '2026-12-01'): ChecklistEdit {
  return { title: hotel.title, items: change([...hotel.items]), effectiveOn };
}

const added: ItemEdit = {
  code: null,
  text: '客房门锁完好',
  fault: '门锁损坏',
  basis: null,
  severity: 'ordinary',
};

describe('a new version', () => {
  it('keeps the code of a demand in better words, and gives a new demand its own', () => {
    const next = nextVersion(
      hotel,
      edit((items) => [
        ...items.map((item, at) => (at === 0 ? { ...item, text: '查验并登记' } : item)),
        added,
      ]),
      context(),
    );
    expect(next).toMatchObject({ id: 'hotel', version: 2, effectiveOn: '2026-12-01' });
    expect(next.items[0]).toMatchObject({ code: hotel.items[0]?.code, text: '查验并登记' });
    expect(next.items.at(-1)).toMatchObject({ code: 'own-1-1', text: '客房门锁完好' });
  });

  it.each([
    ['begins in the past', edit((items) => items.slice(1), '2026-11-22'), 'checklist.effective-past'],
    ['changes nothing', edit((items) => items), 'checklist.unchanged'],
    [
      'says one thing twice',
      edit((items) => [...items, { ...added, text: items[0]?.text ?? '' }]),
      'checklist.item-twice',
    ],
    [
      'names a code nobody gave',
      edit((items) => [...items, { ...added, code: 'made-up' }]),
      'checklist.item-unknown',
    ],
  ] as const)('that %s is refused', (_, wrong, code) => {
    expect(refusalOf(() => nextVersion(hotel, wrong, context()))?.code).toBe(code);
  });

  it('counts from its day, or from the day a second person agreed to it', () => {
    expect(effectiveFrom('2026-12-01', '2026-11-25')).toBe('2026-12-01');
    expect(effectiveFrom('2026-12-01', '2026-12-03')).toBe('2026-12-03');
    const typist: Actor = { accountId: 'a1', personId: 'p1', unitId: null, role: 'coordinator' };
    const by = attribute(typist, { personId: 'p2', unitId: null });
    for (const same of [
      typist,
      { ...typist, accountId: 'a2' },
      { ...typist, accountId: 'a2', personId: 'p2' },
    ])
      expect(refusalOf(() => checkDecision(by, same))?.code).toBe('checklist.self-approval');
    expect(
      refusalOf(() => checkDecision(by, { ...typist, accountId: 'a3', personId: 'p3' })),
    ).toBeUndefined();
  });

  it('is compared item by item: what came, went, changed and moved', () => {
    const [first, second, third, ...rest] = hotel.items;
    if (!first || !second || !third) throw new Error('the list is longer');
    const after = {
      ...hotel,
      items: [third, { ...second, severity: 'ordinary' as const }, ...rest.slice(1)],
    };
    const changes = compareChecklists(hotel, after).map(({ change, item }) => [change, item.code]);
    expect(changes.filter(([change]) => change !== 'same')).toEqual([
      ['changed', second.code],
      ['removed', first.code],
      ['removed', rest[0]?.code],
    ]);
    const moved = compareChecklists(hotel, { ...hotel, items: [second, third, ...rest, first] });
    expect(moved.filter(({ change }) => change === 'moved').map(({ item }) => item.code)).toEqual([
      first.code,
    ]);
  });
});

/** Any sequence of edits: leave out, add, reword, turn round, bring back. */
const step = fc.record({
  kind: fc.constantFrom('drop', 'add', 'reword', 'turn', 'return'),
  at: fc.nat(30),
});

describe('over any history of edits', () => {
  it('no former version changes, a code never comes to mean two places at once, and what was left out can return', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let versions: Checklist[] = [hotel];
        const frozen = new Map([[1, JSON.stringify(hotel)]]);
        steps.forEach(({ kind, at }, turn) => {
          const base = versions.at(-1) ?? hotel;
          const items: ItemEdit[] = [...base.items];
          const place = at % items.length;
          const chosen = items[place];
          if (kind === 'drop' && items.length > 1) items.splice(place, 1);
          else if (kind === 'add') items.splice(place, 0, { ...added, text: `新要求${turn}` });
          else if (kind === 'reword' && chosen) items[place] = { ...chosen, text: `改写${turn}` };
          else if (kind === 'turn') items.reverse();
          else if (kind === 'return') items.push(...retiredItems(base, versions).slice(0, 1));
          const refusal = refusalOf(() => {
            versions = [
              ...versions,
              nextVersion(base, { title: base.title, items, effectiveOn: today }, context(versions)),
            ];
          });
          expect([undefined, 'checklist.unchanged', 'checklist.item-twice']).toContain(refusal?.code);
          const newest = versions.at(-1);
          if (newest) frozen.set(newest.version, frozen.get(newest.version) ?? JSON.stringify(newest));
        });
        for (const [version, text] of frozen)
          expect(JSON.stringify(findChecklist('hotel', version, versions))).toBe(text);
        const owners = new Map<string, Set<number>>();
        for (const { version, items } of versions)
          for (const { code } of items) {
            expect(owners.get(code)?.has(version) ?? false).toBe(false);
            owners.set(code, new Set([...(owners.get(code) ?? []), version]));
          }
        const newest = versions.at(-1) ?? hotel;
        const back = [...newest.items, ...retiredItems(newest, versions)].map(({ code }) => code);
        expect(new Set(back)).toEqual(new Set(owners.keys()));
      }),
    );
  });
});

describe('which list', () => {
  it('is the one in force on the day of the check, whatever comes later', () => {
    const next = { ...hotel, version: 2, effectiveOn: '2026-12-01' };
    expect(getChecklistFor('hotel', [hotel, next], '2026-11-30').version).toBe(1);
    expect(getChecklistFor('hotel', [hotel, next], '2026-12-01').version).toBe(2);
  });

  it('follows the place, and for a school’s surroundings the kind of check', () => {
    expect(checklistKindOf('venues', 'weekly', 'ktv')).toBe('ktv');
    expect(checklistKindOf('schools', 'open')).toBe('school');
    expect(checklistKindOf('schools', 'surroundings')).toBe('school-surroundings');
    expect(checklistKindOf('institutions', 'joint')).toBe('training');
    expect(checklistKindOf('contact-units', 'joint')).toBe('contact-unit');
  });
});
