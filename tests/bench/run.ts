import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { formatTable, measure } from './harness.ts';
import type { Bench, Row } from './harness.ts';

const isJson = process.argv.includes('--json');
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

const benches = await loadBenches();
const rows: Row[] = [];
for (const bench of benches.filter(isWanted)) {
  console.error(`${bench.name} …`);
  rows.push(await measure(bench, () => performance.now()));
}
console.log(isJson ? JSON.stringify(rows, null, 2) : formatTable(rows));
if (rows.length === 0) {
  console.error(`No benchmark ${wanted.length > 0 ? `named like ${wanted.join(', ')}` : 'found'}.`);
  process.exitCode = 1;
}

// A browser, a worker or an open pipe of some comparison must not keep a finished run alive.
process.exit();

function isWanted({ name }: Bench): boolean {
  return wanted.length === 0 || wanted.some((part) => name.includes(part));
}

/** Each tests/bench/*.bench.ts exports `bench`, or `benches` when it compares several things on the same data. */
async function loadBenches(): Promise<Bench[]> {
  const files = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.bench.ts'))
    .toSorted();
  const found: Bench[] = [];
  for (const file of files) {
    const module: { bench?: Bench; benches?: readonly Bench[] } = await import(
      pathToFileURL(join(import.meta.dirname, file)).href
    );
    found.push(...(module.bench ? [module.bench] : []), ...(module.benches ?? []));
  }
  return found;
}
