import type { z } from 'zod';
import { contract } from '#shared/contract/index.ts';
import type { ProcedureMeta } from '#shared/rpc/procedure.ts';
import type { Api } from '#shared/rpc/client.ts';

export type Declared = {
  name: string;
  area: string;
  procedure: string;
  meta: ProcedureMeta;
  /** Whether an empty input is a right one. */
  takesNothing: boolean;
};

/** Every procedure of the contract. */
export const declaredProcedures: readonly Declared[] = Object.entries(contract).flatMap(([area, group]) =>
  Object.entries(group).map(([procedure, declared]) => ({
    name: `${area}.${procedure}`,
    area,
    procedure,
    meta: declared['~orpc'].meta as ProcedureMeta,
    takesNothing: (declared['~orpc'].inputSchema as z.ZodType).safeParse({}).success,
  })),
);

type Calls = Record<string, Record<string, (input: unknown) => Promise<unknown>>>;

/** Calls by name with anything at all: what a client that does not know the types would do. */
export function callAnything(
  api: Api,
  { area, procedure }: Pick<Declared, 'area' | 'procedure'>,
  input: unknown,
): Promise<unknown> {
  const call = (api as unknown as Calls)[area]?.[procedure];
  if (!call) throw new Error(`no ${area}.${procedure}`);
  return call(input);
}
