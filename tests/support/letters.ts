import type { Api } from '#shared/rpc/client.ts';
import type { Prepared } from './prepared.ts';
import { copyOf, createTestDesk, testFolder } from './test-desk.ts';
import type { TestDesk } from './test-desk.ts';
import { cpSync } from 'node:fs';
import { people } from './town.ts';
import { foundProblem, revisionOf } from './work.ts';

export type Letter = { id: string; revision: number };

/** The town with a third business account, a leader's; a copy, so that other files keep theirs. */
export async function withLeader(town: Prepared): Promise<Prepared> {
  const home = testFolder();
  cpSync(town.home, home, { recursive: true });
  const desk = createTestDesk({ home });
  const { login, name, password } = people.leader;
  const system = await desk.as('system');
  const { id } = await system.accounts.create({ login, name, password, seat: 'business' });
  await (await desk.as('security')).accounts.grant({ accountId: id, role: 'leader' });
  await (await desk.as('coordinator')).accounts.giveRecordsKey({ accountId: id, unitId: town.units.office });
  desk.app.close();
  return { ...town, home };
}

/** A desk whose police has a problem to put right, and the coordinator before it. */
export async function atWork(town: Prepared): Promise<{ desk: TestDesk; api: Api; problemId: string }> {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const problemId = await foundProblem(api, town);
  await api.problems.assign({
    ...(await revisionOf(api, problemId)),
    unitId: town.units.police,
    deadline: '2026-12-01',
    measures: '',
  });
  return { desk, api, problemId };
}

/** A draft with nothing left blank. */
export async function drafted(api: Api, problemId: string, kind: string): Promise<Letter> {
  const { id } = await api.documents.draft({ kind, subject: { type: 'problem', id: problemId } });
  const { words, revision } = await api.documents.get({ id });
  await api.documents.save({ id, revision, words: { ...words, contact: '协调丁', phone: '0000-7654321' } });
  return { id, revision: revision + 1 };
}

/** Sent in by the coordinator and signed by the leader; then the coordinator sits there again. */
export async function signed(
  desk: TestDesk,
  letters: readonly Letter[],
): Promise<{ api: Api; letters: Letter[] }> {
  const coordinator = await desk.as('coordinator');
  for (const { id, revision } of letters) await coordinator.documents.submit({ id, revision });
  const leader = await desk.as('leader');
  for (const { id, revision } of letters) await leader.documents.approve({ id, revision: revision + 1 });
  const api = await desk.as('coordinator');
  return { api, letters: letters.map(({ id, revision }) => ({ id, revision: revision + 2 })) };
}

export async function wordId(api: Api, mode: 'own' | 'office'): Promise<string> {
  return (await api.documents.words({})).find((word) => word.mode === mode)?.id ?? '';
}
