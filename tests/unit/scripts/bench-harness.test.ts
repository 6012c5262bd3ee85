import { describe, expect, it } from 'vitest';
import { formatTable, measure, median } from '../../bench/harness.ts';

/** Time moves only when a run says so. */
function fakeTime() {
  let time = 0;
  return { now: () => time, take: (milliseconds: number) => void (time += milliseconds) };
}

const named = { name: '加密写入', peerName: 'the same, unencrypted', unit: 'ms' };

describe('measure', () => {
  it('alternates the two sides after one warm-up pair and reports medians', async () => {
    const time = fakeTime();
    const order: string[] = [];
    const ours = [1000, 3, 9, 6];
    const peer = [1000, 2, 2, 50];
    let isDisposed = false;
    const row = await measure(
      {
        ...named,
        rounds: 3,
        prepare: () => ({
          ours: () => (order.push('A'), time.take(ours.shift() ?? 0)),
          peer: async () => (order.push('B'), time.take(peer.shift() ?? 0)),
          dispose: () => void (isDisposed = true),
        }),
      },
      time.now,
    );
    expect(order.join('')).toBe('ABABBAAB');
    expect(row).toEqual({ ...named, ours: 6, peer: 2, ratio: 3 });
    expect(isDisposed).toBe(true);
  });

  it('takes a returned number as the measure', async () => {
    const row = await measure(
      {
        ...named,
        unit: 'bytes',
        prepare: () => ({ ours: () => 100, peer: () => Promise.resolve(300) }),
      },
      () => 0,
    );
    expect(row).toMatchObject({ ours: 100, peer: 300, ratio: 0.333, unit: 'bytes' });
  });

  it('cleans up after a failing run', async () => {
    let isDisposed = false;
    const prepare = () => ({
      ours: () => Promise.reject(new Error('broken')),
      peer: () => 1,
      dispose: () => void (isDisposed = true),
    });
    await expect(measure({ ...named, prepare }, () => 0)).rejects.toThrow('broken');
    expect(isDisposed).toBe(true);
  });
});

describe('median', () => {
  it('is the middle by number, not by text', () => {
    expect(median([10, 9, 100])).toBe(10);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([])).toBeNaN();
  });
});

describe('formatTable', () => {
  it('lines the columns up', () => {
    const table = formatTable([
      { name: 'open', ours: 1, peer: 20, peerName: 'x', unit: 'ms', ratio: 0.05 },
      { name: 'a longer one', ours: 1, peer: 2, peerName: 'y', unit: 'ms', ratio: 0.5 },
    ]).split('\n');
    expect(table).toHaveLength(3);
    expect(new Set(table.slice(1).map((line) => line.indexOf(' ms'))).size).toBe(1);
  });
});
