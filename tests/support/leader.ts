import type { Api } from '#shared/rpc/client.ts';
import type { Prepared } from './prepared.ts';
import type { TestDesk } from './test-desk.ts';

const leader = { login: 'lingdao', name: '领导己', password: 'Ld-ji-2026-qn' };

/** Somebody else who may decide: a second person of business. @returns signs the leader in */
export async function seatLeader(desk: TestDesk, town: Prepared): Promise<() => Promise<Api>> {
  const system = await desk.as('system');
  const { id } = await system.accounts.create({ ...leader, seat: 'business' });
  const security = await desk.as('security');
  await security.accounts.grant({ accountId: id, role: 'leader' });
  const api = await desk.as('coordinator');
  await api.accounts.giveRecordsKey({ accountId: id, unitId: town.units.office });
  return async () => {
    desk.app.lock();
    const pipe = desk.connect();
    await pipe.api.session.signIn({ login: leader.login, password: leader.password });
    return pipe.api;
  };
}
