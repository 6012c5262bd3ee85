import { expect, test } from 'vitest';
import { oneAtATime } from '../../../src/renderer/src/api/one-at-a-time.ts';

function counted() {
  const answers: ((answer: number) => void)[] = [];
  const call = () => new Promise<number>((done) => answers.push(done));
  return { call, answers };
}

test('the same words twice while the first are under way are one call', async () => {
  const { call, answers } = counted();
  const acts = oneAtATime<{ text: string; on: { day: string } }, number>();
  const first = acts.run({ text: '开会', on: { day: '2026-11-23' } }, call);
  const second = acts.run({ text: '开会', on: { day: '2026-11-23' } }, call);
  expect(answers).toHaveLength(1);
  answers[0]?.(7);
  expect(await Promise.all([first, second])).toEqual([7, 7]);
});

test('once both have been answered the same words are a new act; other words always are', () => {
  const { call, answers } = counted();
  const acts = oneAtATime<{ text: string }, number>();
  void acts.run({ text: '开会' }, call);
  void acts.run({ text: '开会' }, call);
  acts.settle({ text: '开会' });
  void acts.run({ text: '开会' }, call);
  expect(answers).toHaveLength(1);
  acts.settle({ text: '开会' });
  acts.settle({ text: '开会' });
  void acts.run({ text: '开会' }, call);
  expect(answers).toHaveLength(2);
  void acts.run({ text: '走访' }, call);
  expect(answers).toHaveLength(3);
});

test('two files of the same name are two acts', () => {
  const { call, answers } = counted();
  const acts = oneAtATime<{ file: Blob }, number>();
  const file = new Blob(['一']);
  void acts.run({ file }, call);
  void acts.run({ file }, call);
  void acts.run({ file: new Blob(['二']) }, call);
  expect(answers).toHaveLength(2);
});
