import '../../support/quick-argon.ts';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { prepareTown } from '../../support/prepared.ts';
import { copyOf, finishJob, testFolder } from '../../support/test-desk.ts';
import { foundProblem, revisionOf } from '../../support/work.ts';
import { MARKERS, people, unitNames } from '../../support/town.ts';

/** Words that must not be readable anywhere on a disk, and what they are. */
const secrets = { ...MARKERS, person: '村员庚', unit: unitNames.police, plan: '安心成长', typist: '协调丁' };

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Secrets a file holds as UTF-8, UTF-16 or as JSON escapes. */
function leaks(path: string): string[] {
  const bytes = readFileSync(path);
  return Object.entries(secrets).flatMap(([what, text]) => {
    const escaped = JSON.stringify(text).replace(
      /[^\x20-\x7e]/g,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    const forms = [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(escaped.slice(1, -1))];
    return forms.some((form) => bytes.includes(form)) ? [`${what} in ${path}`] : [];
  });
}

test('after a whole day of work no word of it is readable in the home or in the backup', async () => {
  const town = await prepareTown();
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const id = await foundProblem(api, town, MARKERS.note);
  const assignment = { unitId: town.units.police, deadline: '2026-12-01', measures: MARKERS.note };
  await api.problems.assign({ ...(await revisionOf(api, id)), ...assignment });
  const { id: letter } = await api.documents.draft({
    kind: 'supervision-form',
    subject: { type: 'problem', id },
  });
  const { revision, words } = await api.documents.get({ id: letter });
  expect(words.problems).toContain(MARKERS.venue);
  await api.documents.issue({ id: letter, revision });
  await api.session.changePassword({ current: people.coordinator.password, next: 'Xin-mima-2026-qz' });
  const stick = testFolder();
  // While the stores are open their write-ahead logs are on disk as well; afterwards they are folded in.
  expect(filesBelow(desk.home).some((path) => path.endsWith('-wal'))).toBe(true);
  expect(filesBelow(desk.home).flatMap(leaks)).toEqual([]);
  const job = await finishJob(api, await api.backups.create({ folder: stick }));
  expect(job.state).toBe('done');
  desk.app.close();
  const checked = [...filesBelow(desk.home), ...filesBelow(stick)];
  expect(checked.length).toBeGreaterThan(10);
  expect(checked.flatMap(leaks)).toEqual([]);
  expect(desk.bugs).toEqual([]);
});

test('control: the scan finds each word where it does stand', () => {
  const folder = testFolder();
  for (const [what, text] of Object.entries(secrets)) {
    const path = join(folder, what);
    for (const encoding of ['utf8', 'utf16le'] as const) {
      writeFileSync(path, `x${text}x`, encoding);
      expect(leaks(path)).toContain(`${what} in ${path}`);
    }
  }
});
