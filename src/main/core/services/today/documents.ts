import type { DocumentFilter } from '#shared/contract/documents.ts';
import { listDocuments } from '../documents-list.ts';
import { blank } from './desk.ts';
import type { Placed, TodayDesk } from './desk.ts';

/** Documents sent in to be signed, and signed ones that wait for their number. An officer signs and numbers none. */
export function documentLines({ ctx }: TodayDesk): Placed[] {
  if (ctx.actor.role === 'officer') return [];
  const isSigner = ctx.actor.role === 'leader';
  return [
    ...waiting(ctx, 'review', { list: 'toDecide', verb: isSigner ? '签批' : '查看' }),
    ...waiting(ctx, 'approved', { list: 'thisWeek', verb: '签发' }),
  ];
}

function waiting(
  ctx: TodayDesk['ctx'],
  filter: DocumentFilter,
  place: Pick<Placed, 'list' | 'verb'>,
): Placed[] {
  return listDocuments(ctx, { filter, kind: '', year: null, search: '', offset: 0 }).rows.map(
    ({ id, title, addressee }) => ({
      ...blank,
      ...place,
      key: `document-${id}`,
      kind: 'document',
      id,
      what: title,
      where: addressee,
    }),
  );
}
