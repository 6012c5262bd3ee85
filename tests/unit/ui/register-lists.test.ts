import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BusinessRole } from '#shared/domain/people/roles.ts';
import { children } from '#shared/registers/children.ts';
import { registers } from '#shared/registers/index.ts';
import { venues } from '#shared/registers/venues.ts';
import {
  chooseColumns,
  columnWidth,
  filterFields,
} from '../../../src/renderer/src/features/registers/list/columns.ts';
import {
  filterWords,
  fromView,
  nextSort,
  plainList,
  readRange,
  setFilter,
  toQuery,
  writeRange,
} from '../../../src/renderer/src/features/registers/list/list-state.ts';
import { between, step, toggle } from '../../../src/renderer/src/features/registers/list/selection.ts';

function keysFor(role: BusinessRole): string[] {
  return filterFields(children, role).map(({ key }) => key);
}

describe('columns', () => {
  it.each(registers.map((register) => [register.id, register] as const))(
    'of %s begin with its title and have room for their heads',
    (_, register) => {
      const fields = chooseColumns(register, null);
      expect(fields[0]?.key).toBe(register.titleField);
      expect(new Set(fields.map(({ key }) => key)).size).toBe(fields.length);
      for (const field of fields) expect(columnWidth(field)).toBeGreaterThan(field.label.length * 14);
    },
  );

  it('follow the choice, keep the title and pass over what the register no longer has', () => {
    expect(chooseColumns(venues, ['phone', 'gone', 'village']).map(({ key }) => key)).toEqual([
      'name',
      'phone',
      'village',
    ]);
  });

  it('that a role reads masked cannot be narrowed by', () => {
    expect(keysFor('coordinator')).toContain('birthDate');
    expect(keysFor('leader')).not.toContain('birthDate');
    expect(keysFor('leader')).toContain('categories');
  });
});

describe('the state of a list', () => {
  it('asks for what is set and nothing else', () => {
    expect(toQuery({ ...plainList, search: '  旅馆 ' })).toEqual({
      search: '旅馆',
      filters: {},
      includeRemoved: false,
    });
  });

  it('comes back from a kept view as it went in', () => {
    const state = {
      ...plainList,
      search: '旅馆',
      filters: { status: ['open'] },
      sort: { field: 'village', direction: 'desc' as const },
      columns: ['name', 'village'],
      includeRemoved: true,
      viewId: 'v',
    };
    const view = { id: 'v', register: 'venues', name: '一', columns: state.columns, query: toQuery(state) };
    expect(fromView(view)).toEqual(state);
  });

  it('turns the order of a head round, then lets it go', () => {
    const first = nextSort(null, 'name');
    const second = nextSort(first, 'name');
    expect([first, second, nextSort(second, 'name')]).toEqual([
      { field: 'name', direction: 'asc' },
      { field: 'name', direction: 'desc' },
      null,
    ]);
    expect(nextSort(second, 'phone')).toEqual({ field: 'phone', direction: 'asc' });
  });

  it('drops a filter that is emptied', () => {
    const narrowed = setFilter(plainList, 'kind', ['ktv']);
    expect(narrowed.filters).toEqual({ kind: ['ktv'] });
    expect(setFilter(narrowed, 'kind', []).filters).toEqual({});
  });

  it('says in words what narrows it', () => {
    const school = '0190f0a0-0000-7000-8000-000000000001';
    const words = filterWords(
      children,
      {
        categories: ['left-behind', ''],
        school: [school],
        birthDate: ['2012-01-01..'],
        village: ['清明村'],
        gone: ['x'],
      },
      { [school]: '青禾小学' },
    ).map(({ text }) => text);
    expect(words).toEqual([
      '儿童类别：留守儿童、没有填',
      '就读学校：青禾小学',
      '出生日期：2012-01-01 起',
      '所在村：清明村',
    ]);
  });

  it('reads back every range it writes', () => {
    const day = fc.constantFrom('', '2020-01-01', '2024-12-31');
    fc.assert(
      fc.property(day, day, (from, to) => {
        expect(readRange(writeRange({ from, to }))).toEqual({ from, to });
      }),
    );
    expect(writeRange({ from: '', to: '' })).toEqual([]);
  });
});

describe('selection', () => {
  it('takes a row in and out without touching the former set', () => {
    const former = new Set(['a']);
    expect([...toggle(former, 'b')]).toEqual(['a', 'b']);
    expect([...toggle(former, 'a')]).toEqual([]);
    expect([...former]).toEqual(['a']);
  });

  it('covers a run from either end', () => {
    expect(between(2, 4)).toEqual([2, 3, 4]);
    expect(between(4, 2)).toEqual([2, 3, 4]);
    expect(between(3, 3)).toEqual([3]);
  });

  it('never leaves the list, whatever key is pressed', () => {
    const keys = fc.constantFrom('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End');
    fc.assert(
      fc.property(keys, fc.nat(199), fc.integer({ min: 1, max: 200 }), (key, at, count) => {
        const to = step(key, Math.min(at, count - 1), count, 20);
        expect(to).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThan(count);
      }),
    );
    expect(step('x', 3, 10, 5)).toBeUndefined();
  });
});
