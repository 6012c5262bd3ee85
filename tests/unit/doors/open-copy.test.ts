import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { getLetter } from '#core/documents/letters/index.ts';
import { openCopy } from '#main/desktop/open-copy.ts';
import { superviseCore } from '#main/supervisor.ts';
import { pipeOverPort } from '../../support/pipe.ts';
import { prepareSetUp } from '../../support/prepared.ts';
import { refused } from '../../support/refused.ts';
import { MONDAY, people } from '../../support/town.ts';

test('behind the window: the core asks its door, the door the shell; a lock takes the copy and starts a fresh core', async () => {
  const { home } = await prepareSetUp();
  const seen: string[] = [];
  const shell = {
    openPath: (path: string) => {
      seen.push(path);
      return Promise.resolve(seen.length === 1 ? '' : 'no program for it');
    },
  };
  const supervisor = await superviseCore(
    { home, version: '0.0.0-test', isDemo: false, startsAt: MONDAY, usesFloorKdf: true },
    { openFile: (path) => openCopy(path, shell) },
  );
  const { api, closed } = pipeOverPort(await supervisor.connect());
  const { login, password } = people.coordinator;
  await api.session.signIn({ login, password });
  const { id } = await api.documents.draft({ kind: 'parents-letter', subject: null });
  const words = getLetter('parents-letter').sample;
  await api.documents.save({ id, revision: 1, words });
  await api.documents.issue({ id, revision: 2 });
  await api.copies.open({ id: id });
  expect(existsSync(seen[0] ?? '')).toBe(true);
  await refused(api.copies.open({ id: id }), 'document.not-opened');
  expect(existsSync(seen[1] ?? '')).toBe(false);
  await api.session.lock({});
  await closed;
  expect(existsSync(seen[0] ?? '')).toBe(false);
  await supervisor.end();
});

test('the window opens letters and nothing else', async () => {
  const seen: string[] = [];
  const shell = {
    openPath: (path: string) => {
      seen.push(path);
      return Promise.resolve('');
    },
  };
  for (const path of ['/desk/plain/x/run.sh', 'letter.docx', 'file:///desk/letter.docx', ''])
    expect(await openCopy(path, shell)).toBe(false);
  expect(seen).toEqual([]);
});
