import { ValidationError } from '@orpc/contract';
import { implement, ORPCError } from '@orpc/server';
import { contract } from '#shared/contract/index.ts';
import { mayCall, needsRecords } from '#shared/rpc/access.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { FieldErrors } from '#shared/rpc/app-error.ts';
import type { ProcedureMeta } from '#shared/rpc/procedure.ts';
import { installFieldErrors } from '#shared/text/field-errors.ts';
import type { App } from '../app.ts';
import { recordsContext } from '../context.ts';
import type { Connection, OfficeContext, RecordsContext } from '../context.ts';
import { asStoreError } from '../store/open.ts';
import { asDiskError } from '../vault/files.ts';

installFieldErrors();

/** What a handler is given beside its parsed input. Nothing in it comes from the message. */
export type CallContext = { app: App; connection: Connection };

/**
 * Every call passes here, whatever the door: look-up by the contract (own properties only) → access rule → input
 * schema → handler → output schema. Access comes before input, so that a stranger learns nothing from field errors.
 */
export const procedures = implement(contract)
  .$context<CallContext>()
  .use(async ({ next, procedure, context }) => {
    const { session } = context.connection;
    try {
      assertAccess(procedure['~orpc'].meta, context);
      if (session && !procedure['~orpc'].meta.isBackground) context.app.touch();
      return await next();
    } catch (error) {
      throw toWire(refusalFor(error, session !== null && !context.connection.session), context.app);
    }
  });

function assertAccess(meta: ProcedureMeta, { app, connection }: CallContext): void {
  const { session } = connection;
  if (!mayCall(meta.access, session ? session.role : undefined))
    throw new AppError(session ? 'access.denied' : 'session.required');
  if (needsRecords(meta.access) && (!app.desk()?.records || session?.personId === null))
    throw new AppError('vault.no-records-key');
}

/** What a disk or a store reports is a refusal the clerk can act on, and so is a lock that came in the middle of work. */
function refusalFor(error: unknown, wasLocked: boolean): unknown {
  const known = asDiskError(asStoreError(error));
  return wasLocked && !(known instanceof AppError) ? new AppError('session.locked') : known;
}

/** @throws AppError `session.required` when nobody is signed in on this connection. */
export function officeOf({ app, connection }: CallContext): OfficeContext {
  const desk = app.desk();
  if (!desk || !connection.session) throw new AppError('session.required');
  return { ports: app.ports, desk, session: connection.session };
}

/** @throws AppError `session.required`, `vault.no-records-key`. */
export function recordsOf(context: CallContext): RecordsContext {
  return recordsContext(officeOf(context));
}

function toWire(error: unknown, app: App): ORPCError<string, unknown> {
  if (error instanceof AppError) {
    return new ORPCError('BAD_REQUEST', {
      data: { code: error.code, params: error.params, fields: error.fields },
    });
  }
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError) {
    return new ORPCError('BAD_REQUEST', { data: { code: 'input.invalid', fields: fieldsOf(error.cause) } });
  }
  const incident = app.report(error);
  return new ORPCError('INTERNAL_SERVER_ERROR', { data: { code: 'internal', params: { incident } } });
}

function fieldsOf(error: ValidationError): FieldErrors {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const path = (issue.path ?? [])
      .map((part) => String(typeof part === 'object' ? part.key : part))
      .join('.');
    fields[path] ??= issue.message;
  }
  return fields;
}
