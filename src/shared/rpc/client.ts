import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../contract/index.ts';
import { AppError, isErrorCode } from './app-error.ts';
import type { ErrorParams, FieldErrors } from './app-error.ts';

/** The typed client: `api.venues.create(draft)`. Refusals arrive as AppError, whatever the door. */
export type Api = ContractRouterClient<Contract>;

/** The least a door must offer: a pipe for whole messages, text or bytes. */
export type ClientPort = {
  postMessage: (data: string | ArrayBufferLike | Uint8Array) => void;
  addEventListener: {
    (type: 'message', listener: (event: { data: unknown }) => void): void;
    (type: 'close', listener: () => void): void;
  };
};

type WireError = { code?: unknown; params?: ErrorParams; fields?: FieldErrors };

/** Turns whatever a transport throws back into the refusal that the core meant. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof ORPCError) {
    const data = (error.data ?? {}) as WireError;
    if (isErrorCode(data.code)) return new AppError(data.code, data.params, data.fields);
    if (error.code === 'NOT_FOUND') return new AppError('procedure.unknown');
  }
  return new AppError('session.locked');
}

/** A client over one connection. It has no memory of its own: when the port closes, make a new one. */
export function createClient(port: ClientPort): Api {
  let isClosed = false;
  port.addEventListener('close', () => {
    isClosed = true;
  });
  const link = new RPCLink({
    port,
    interceptors: [
      async (options) => {
        try {
          // A closed port swallows messages: the call would wait for ever.
          if (isClosed) throw new AppError('session.locked');
          return await options.next();
        } catch (error) {
          throw toAppError(error);
        }
      },
    ],
  });
  return createORPCClient(link);
}
