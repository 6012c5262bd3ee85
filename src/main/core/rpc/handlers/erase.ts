import {
  approveErase,
  listEraseDue,
  listEraseRequests,
  refuseErase,
  requestErase,
} from '../../services/erase.ts';
import { getRegister } from '../../services/register-rows.ts';
import { procedures, recordsOf } from '../dispatch.ts';

export const erase = {
  due: procedures.erase.due.handler(({ context }) => listEraseDue(recordsOf(context))),
  requests: procedures.erase.requests.handler(({ context }) => listEraseRequests(recordsOf(context))),
  request: procedures.erase.request.handler(({ context, input }) =>
    requestErase(recordsOf(context), getRegister(input.register), input),
  ),
  approve: procedures.erase.approve.handler(({ context, input }) =>
    approveErase(recordsOf(context), input.id),
  ),
  refuse: procedures.erase.refuse.handler(({ context, input }) => {
    refuseErase(recordsOf(context), input);
    return { ok: true } as const;
  }),
};
