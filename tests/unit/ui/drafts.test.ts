import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createKeeper } from '../../../src/renderer/src/drafts/keeper.ts';
import { typedOver, withTyped } from '../../../src/renderer/src/drafts/typed.ts';

const part = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.constant(null),
  fc.boolean(),
  fc.array(fc.string(), { maxLength: 3 }),
);
const form = fc.record({ title: fc.string(), day: fc.option(fc.string()), units: fc.array(fc.string()) });

test('what was typed over a form comes back over the same form, whatever it is', () => {
  fc.assert(
    fc.property(form, form, (initial, value) => {
      const typed = typedOver(initial, value);
      expect(withTyped(initial, typed)).toEqual(value);
      expect(typed === undefined).toBe(JSON.stringify(initial) === JSON.stringify(value));
    }),
  );
  expect(withTyped<string | null>(null, typedOver(null, 'read'))).toBe('read');
});

test('only what was typed is kept: what somebody else changed meanwhile in other fields stands', () => {
  fc.assert(
    fc.property(form, fc.string(), form, (initial, title, fresh) => {
      fc.pre(title !== initial.title);
      expect(withTyped(fresh, typedOver(initial, { ...initial, title }))).toEqual({ ...fresh, title });
    }),
  );
});

test('a part of another kind, from another version of the program, cannot break the form', () => {
  fc.assert(
    fc.property(form, part, part, (initial, title, units) => {
      const value = withTyped<Record<string, unknown>>(initial, { parts: { title, units } });
      expect(value['title'] === null || typeof value['title'] === 'string').toBe(true);
      expect(value['units'] === null || Array.isArray(value['units'])).toBe(true);
    }),
  );
  expect(withTyped({ title: '' }, { whole: 'a list' })).toEqual({ title: '' });
});

/** A store that answers at once, and what stands in it. */
function fakeStore() {
  const rows = new Map<string, string>();
  const store = {
    keep: async (name: string, value: string) => void rows.set(name, value),
    discard: async (name: string) => void rows.delete(name),
  };
  return { rows, store, found: () => [...rows].map(([name, value]) => ({ name, value })) };
}

test('what is open at a lock stands open for the next session; what was left by hand does not', async () => {
  const { rows, store, found } = fakeStore();
  const first = createKeeper([], store, 60_000);
  first.setOpen('task-new', true);
  first.write('task-new', { parts: { title: '某事' } });
  first.setOpen('problem-new', true);
  first.write('problem-new', { parts: { title: '别的事' } });
  first.setOpen('problem-new', false);
  await first.seal();
  first.setOpen('task-new', false);
  const second = createKeeper(found(), store, 60_000);
  expect(second.find('task-new')).toEqual({ parts: { title: '某事' } });
  expect(second.find('problem-new')).toEqual({ parts: { title: '别的事' } });
  expect([second.wasLeftOpen('task-new'), second.wasLeftOpen('problem-new')]).toEqual([true, false]);
  second.write('task-new', undefined);
  await second.flush();
  expect([...rows.keys()]).toEqual(['problem-new']);
  expect(second.wasLeftOpen('task-new')).toBe(false);
});

test('one that cannot be read is begun anew, and who has no key keeps it in memory alone', async () => {
  const { rows, store } = fakeStore();
  const odd = [
    { name: 'one', value: '{' },
    { name: 'two', value: '{"places":[]}' },
  ];
  const keeper = createKeeper(odd, store, 60_000);
  expect([keeper.find('one'), keeper.find('two')]).toEqual([undefined, undefined]);
  const without = createKeeper([], null, 60_000);
  without.write('one', { whole: 1 });
  await without.seal();
  expect(without.find('one')).toEqual({ whole: 1 });
  expect(rows.size).toBe(0);
});

test('nothing is asked of the store for a form that was only looked at', async () => {
  const calls: string[] = [];
  const note = async (name: string): Promise<void> => void calls.push(name);
  const keeper = createKeeper([], { keep: note, discard: note }, 60_000);
  keeper.setOpen('one', true);
  keeper.write('one', undefined);
  keeper.setOpen('one', false);
  await keeper.seal();
  expect(calls).toEqual([]);
});
