import { oc } from '@orpc/contract';
import type { z } from 'zod';
import type { Access } from './access.ts';

/** What every procedure declares beside its input and output. */
export type ProcedureMeta = {
  kind: 'query' | 'command';
  access: Access;
  /** Areas whose cached queries a command makes stale, e.g. `problems`. */
  invalidates: readonly string[];
  /** Asked by the screen's own clock and not by a person: it does not put off the idle lock. */
  isBackground: boolean;
};

type Declaration<I extends z.ZodType, O extends z.ZodType> = {
  access: Access;
  input: I;
  output: O;
  isBackground?: true;
};

const base = oc.$meta<ProcedureMeta>({ kind: 'query', access: [], invalidates: [], isBackground: false });

/** Declares a procedure that changes nothing. */
export function query<I extends z.ZodType, O extends z.ZodType>(declaration: Declaration<I, O>) {
  return base
    .meta({
      kind: 'query',
      access: declaration.access,
      invalidates: [],
      isBackground: declaration.isBackground ?? false,
    })
    .input(declaration.input)
    .output(declaration.output);
}

/** Declares a procedure that changes something; it leaves an audit row or does not happen. Only `drafts` decide nothing. */
export function command<I extends z.ZodType, O extends z.ZodType>(
  declaration: Declaration<I, O> & { invalidates: readonly string[] },
) {
  return base
    .meta({
      kind: 'command',
      access: declaration.access,
      invalidates: declaration.invalidates,
      isBackground: false,
    })
    .input(declaration.input)
    .output(declaration.output);
}
