import type { IncomingInput } from '#shared/contract/incoming.ts';
import type { Api } from '#shared/rpc/client.ts';

/** A letter of the procuratorate with two demands. Everything in it is invented. */
export function letterInput(change: Partial<IncomingInput> = {}): IncomingInput {
  return {
    kind: 'procuratorial',
    basis: 'minors-114',
    organ: '示例县人民检察院',
    number: '示检建〔2026〕7号',
    writtenOn: '2026-11-18',
    receivedOn: '2026-11-20',
    title: '关于规范旅馆接待未成年人的检察建议',
    summary: '建议加强旅馆登记和巡查。',
    contact: '检察官助理某甲',
    paperLimitOn: null,
    demands: [{ text: '查清辖区旅馆登记情况。' }, { text: '建立每周巡查。' }],
    fileIds: [],
    ...change,
  };
}

export async function registered(api: Api, change: Partial<IncomingInput> = {}): Promise<string> {
  return (await api.incoming.register({ letter: letterInput(change) })).id;
}

/** A letter as the next step needs it. */
export async function stepOf(api: Api, id: string): Promise<{ id: string; revision: number }> {
  const { revision } = await api.incoming.get({ id });
  return { id, revision };
}

/** Every demand answered in the same words. */
export async function answerAll(api: Api, id: string): Promise<void> {
  const { revision, demands } = await api.incoming.get({ id });
  const answers = demands.map((demand) => ({ demandId: demand.id, answer: '已经办了。' }));
  await api.incoming.answer({ id, revision, answers, fileIds: [] });
}
