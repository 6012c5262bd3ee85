/** One timed run. A number returned is the measure itself; otherwise the milliseconds it took are. */
export type Run = () => number | void | Promise<number | void>;

/** Ours and theirs, ready to run on the same data. */
export type Contest = { ours: Run; peer: Run; dispose?: () => void | Promise<void> };

/** A comparison with a named peer. Every measure is one of which less is better. */
export type Bench = {
  name: string;
  /** What we are compared with, and its version: `exceljs 4.4.0`, `the same file unencrypted`. */
  peerName: string;
  /** Of the measure: `ms` unless the runs return their own. */
  unit: string;
  /** Measured pairs, after one that only warms up. */
  rounds?: number;
  prepare: () => Contest | Promise<Contest>;
};

export type Row = {
  name: string;
  ours: number;
  peer: number;
  peerName: string;
  unit: string;
  /** ours ÷ peer: below 1 we are better. */
  ratio: number;
};

const usualRounds = 7;

/**
 * Runs one comparison: ours and the peer in turn (A B, then B A, …), so that a slow moment of the machine meets both.
 * @param now milliseconds that never run backwards
 * @returns the medians
 */
export async function measure(bench: Bench, now: () => number): Promise<Row> {
  const contest = await bench.prepare();
  try {
    await timed(contest.ours, now);
    await timed(contest.peer, now);
    const ours: number[] = [];
    const peer: number[] = [];
    for (let round = 0; round < (bench.rounds ?? usualRounds); round += 1) {
      if (round % 2 === 0) ours.push(await timed(contest.ours, now));
      peer.push(await timed(contest.peer, now));
      if (round % 2 === 1) ours.push(await timed(contest.ours, now));
    }
    return toRow(bench, median(ours), median(peer));
  } finally {
    await contest.dispose?.();
  }
}

function toRow({ name, peerName, unit }: Bench, ours: number, peer: number): Row {
  return { name, ours: rounded(ours), peer: rounded(peer), peerName, unit, ratio: rounded(ours / peer) };
}

async function timed(run: Run, now: () => number): Promise<number> {
  // Present under --expose-gc: one run does not pay for the rubbish of the other.
  globalThis.gc?.();
  const startedAt = now();
  const measured = await run();
  return typeof measured === 'number' ? measured : now() - startedAt;
}

/** The middle value, or the mean of the two middle ones. NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (upper + lower) / 2;
}

/** Three significant digits: more would pretend a precision that a busy machine does not have. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

/** The rows as a table for a terminal. */
export function formatTable(rows: readonly Row[]): string {
  const cells = [
    ['name', 'ours', 'peer', 'unit', 'ratio', 'peer is'],
    ...rows.map((row) => [
      row.name,
      String(row.ours),
      String(row.peer),
      row.unit,
      String(row.ratio),
      row.peerName,
    ]),
  ];
  const widths =
    cells[0]?.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0))) ?? [];
  return cells
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
