import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { prepareTown } from '../support/prepared.ts';
import { atWork, drafted, signed, withLeader } from '../support/letters.ts';
import type { Letter } from '../support/letters.ts';
import { createTestDesk } from '../support/test-desk.ts';

const KILLS = Math.min(Number(process.env['HULEI_KILLS'] ?? 4), 60);
/** As many of each kind as the kills may use up; a child that has none left ends by itself. */
const READY = 8 + KILLS * 2;
const WRITER = join(import.meta.dirname, 'issue-writer.ts');

/** A desk with forms to number and letters that are signed. */
async function prepareReady(): Promise<string> {
  const town = await withLeader(await prepareTown());
  const { desk, api, problemId } = await atWork(town);
  const letters: Letter[] = [];
  for (let i = 0; i < READY; i += 1) {
    await drafted(api, problemId, 'supervision-form');
    letters.push(await drafted(api, problemId, 'supervision-letter'));
  }
  await signed(desk, letters);
  desk.app.close();
  return desk.home;
}

/** Lets a child issue and kills it in the middle of things. @returns the numbers it acknowledged. */
async function issueAndKill(home: string, delayMs: number): Promise<string[]> {
  const child = spawn(process.execPath, [WRITER, home], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await Promise.race([once(child.stdout, 'data'), once(child, 'close')]);
  if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  return said
    .slice(0, said.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(Boolean);
}

type Found = { numbers: string[]; unfrozen: string[]; next: number | null };

/** What the next start-up finds. */
async function inspect(home: string): Promise<Found> {
  const desk = createTestDesk({ home });
  const api = await desk.as('coordinator');
  const found: Found = { numbers: [], unfrozen: [], next: null };
  for (let offset = 0; ; offset += 50) {
    const { rows, total } = await api.documents.list({ offset });
    for (const { id, number, status } of rows) {
      if ((number !== null) !== (status === 'issued')) found.unfrozen.push(id);
      if (number === null) continue;
      found.numbers.push(number);
      const html = await (await api.documents.download({ id, format: 'html' })).file.text();
      const docx = (await api.documents.download({ id, format: 'docx' })).file;
      if (!html.includes(number) || docx.size === 0) found.unfrozen.push(id);
    }
    if (offset + 50 >= total) break;
  }
  found.next = (await api.documents.words({})).find(({ mode }) => mode === 'own')?.next ?? null;
  expect(desk.bugs).toEqual([]);
  desk.app.close();
  return found;
}

test(
  `numbering killed ${KILLS} times in the middle: no gap, no double, no number without its frozen page`,
  { timeout: KILLS * 15_000 + 180_000 },
  async () => {
    const home = await prepareReady();
    const acknowledged = new Set<string>();
    for (let kill = 0; kill < KILLS; kill += 1) {
      for (const number of await issueAndKill(home, (kill * 7) % 45)) acknowledged.add(number);
      const { numbers, unfrozen, next } = await inspect(home);
      expect(unfrozen).toEqual([]);
      expect([...acknowledged].filter((number) => !numbers.includes(number))).toEqual([]);
      const forms = numbers.filter((number) => number.startsWith('督办单')).toSorted();
      const letters = numbers.filter((number) => !number.startsWith('督办单'));
      expect(forms).toEqual(forms.map((_, index) => `督办单2026-${String(index + 1).padStart(3, '0')}`));
      expect(new Set(letters)).toEqual(new Set(letters.map((_, index) => `示例政发〔2026〕${index + 1}号`)));
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(next).toBe(letters.length + 1);
    }
    expect(acknowledged.size).toBeGreaterThan(KILLS);
  },
);
