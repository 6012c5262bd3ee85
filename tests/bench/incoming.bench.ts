import { listIncoming } from '#core/services/incoming-list.ts';
import { makeFiveYears } from './five-years.ts';
import type { Bench } from './harness.ts';

/** Letters in of ten towns and five years; ours against reading the same rows and their demands and doing nothing with them. */
function list(name: string, filter: 'open' | 'all', search: string, where: string): Bench {
  return {
    name,
    peerName: 'SELECT of these letters, units and demands through the driver',
    unit: 'ms',
    prepare: async () => {
      const { ctx, records, dispose } = await makeFiveYears();
      const bare = [
        `SELECT * FROM incoming WHERE ${where}`,
        `SELECT * FROM incoming_units WHERE incoming_id IN (SELECT id FROM incoming WHERE ${where})`,
        `SELECT * FROM incoming_demands WHERE incoming_id IN (SELECT id FROM incoming WHERE ${where})`,
      ].map((sql) => records.prepare(sql));
      return {
        ours: () => void listIncoming(ctx, { filter, search }),
        peer: () => bare.forEach((statement) => void statement.all()),
        dispose,
      };
    },
  };
}

export const benches: readonly Bench[] = [
  list(
    'letters in that are not settled, of ten towns after 5 years',
    'open',
    '',
    "status NOT IN ('closed', 'withdrawn')",
  ),
  list('a word looked for in all letters in of ten towns after 5 years', 'all', '检察', '1'),
];
