import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkStore } from '#core/store/open.ts';
import { auditHead, auditRows, countOutbox, drainOutbox } from '#core/vault/audit.ts';
import { signAnchor } from '#core/vault/audit-anchor.ts';
import { verifyChain } from '#core/vault/audit-verify.ts';
import { createDeskKey } from '#core/vault/desk-key.ts';
import { seededRandom, tempFolder } from '../unit/vault/support.ts';
import { openStores } from './stores.ts';

const KILLS = Number(process.env['HULEI_KILLS'] ?? 40);
const WRITER = join(import.meta.dirname, 'act-writer.ts');
const deskKey = createDeskKey(seededRandom('kill'));

/** Lets a child write and kills it in the middle of things. @returns the last act it acknowledged. */
async function writeAndKill(home: string, first: number, delayMs: number): Promise<number> {
  const child = spawn(process.execPath, [WRITER, home, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let acknowledged = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    acknowledged += text;
  });
  await once(child.stdout, 'data');
  if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
  child.kill('SIGKILL');
  await once(child, 'close');
  expect(child.signalCode).toBe('SIGKILL');
  const whole = acknowledged.slice(0, acknowledged.lastIndexOf('\n'));
  return Number(whole.slice(whole.lastIndexOf('\n') + 1));
}

/** What the next start-up finds, after it has reconciled the outbox as every unlock does. */
function inspect(home: string): { numbers: number[]; traced: number[]; state: string; waiting: number } {
  const { office, records, key } = openStores(home);
  drainOutbox(records, office, key);
  checkStore(records);
  checkStore(office);
  const anchor = signAnchor(deskKey.privateKey, 'desk-1', auditHead(office), new Date(0));
  const waiting = countOutbox(records);
  const evidence = { key, publicKey: deskKey.publicKey, deskId: 'desk-1', anchors: [anchor], waiting };
  const found = {
    numbers: records.prepare<[], number>('SELECT number FROM acts ORDER BY number').pluck().all(),
    traced: Array.from(auditRows(office), (row) => Number(row.object_id)),
    state: verifyChain(auditRows(office), evidence).state,
    waiting,
  };
  records.close();
  office.close();
  return found;
}

describe(`a process killed ${KILLS} times in the middle of writing`, () => {
  test(
    'loses no acknowledged act, and every act has exactly one trace in a whole chain',
    { timeout: KILLS * 5000 + 30_000 },
    async () => {
      const home = tempFolder();
      let last = 0;
      for (let kill = 0; kill < KILLS; kill += 1) {
        const acknowledged = await writeAndKill(home, last + 1, kill % 31);
        const { numbers, traced, state, waiting } = inspect(home);
        last = numbers.length;
        expect(last).toBeGreaterThanOrEqual(acknowledged);
        expect(numbers).toEqual(Array.from({ length: last }, (_, i) => i + 1));
        expect(traced).toEqual(numbers);
        expect({ state, waiting }).toEqual({ state: 'clean', waiting: 0 });
      }
      expect(last).toBeGreaterThan(KILLS);
    },
  );
});
