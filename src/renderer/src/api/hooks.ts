import { getContractRouter } from '@orpc/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { AppError } from '#shared/rpc/app-error.ts';
import { toAppError } from '#shared/rpc/client.ts';
import type { Api } from '#shared/rpc/client.ts';
import type { ProcedureMeta } from '#shared/rpc/procedure.ts';
import type { Connection } from './connection.ts';
import { oneAtATime } from './one-at-a-time.ts';

const ConnectionContext = createContext<Connection | null>(null);
export const ConnectionProvider = ConnectionContext.Provider;

export function useConnection(): Connection {
  const connection = useContext(ConnectionContext);
  if (!connection) throw new Error('useConnection outside ConnectionProvider');
  return connection;
}

type Area = keyof Api;
type Name<A extends Area> = keyof Api[A] & string;
type Procedure<A extends Area, N extends Name<A>> = Api[A][N] extends (
  input: infer I,
  ...rest: never[]
) => Promise<infer O>
  ? { input: I; output: O }
  : never;
type Input<A extends Area, N extends Name<A>> = Procedure<A, N>['input'];
type Output<A extends Area, N extends Name<A>> = Procedure<A, N>['output'];

/** What a procedure takes, and what it answers. */
export type ApiInput<A extends Area, N extends Name<A>> = Input<A, N>;
export type ApiOutput<A extends Area, N extends Name<A>> = Output<A, N>;

async function call<A extends Area, N extends Name<A>>(
  connection: Connection,
  area: A,
  name: N,
  input: Input<A, N>,
): Promise<Output<A, N>> {
  const api = await connection.api();
  const procedure = api[area][name] as (input: Input<A, N>) => Promise<Output<A, N>>;
  try {
    return await procedure(input);
  } catch (error) {
    throw toAppError(error);
  }
}

function metaOf(area: string, name: string): ProcedureMeta {
  const procedure = getContractRouter(contract, [area, name]) as { '~orpc': { meta: ProcedureMeta } };
  return procedure['~orpc'].meta;
}

/** Reads through the contract and remembers the answer until a command makes its area stale. */
export function useApiQuery<A extends Area, N extends Name<A>>(
  area: A,
  name: N,
  input: Input<A, N>,
  options: {
    enabled?: boolean;
    /** Milliseconds between readings, or how to tell from the last answer; false ends it. */
    refetchInterval?: number | false | ((answer: Output<A, N> | undefined) => number | false);
  } = {},
): UseQueryResult<Output<A, N>, AppError> {
  const connection = useConnection();
  const { refetchInterval: interval = false } = options;
  return useQuery<Output<A, N>, AppError>({
    queryKey: [area, name, input],
    queryFn: () => call(connection, area, name, input),
    enabled: options.enabled ?? true,
    refetchInterval: typeof interval === 'function' ? (query) => interval(query.state.data) : interval,
    placeholderData: (previous) => previous,
  });
}

/**
 * Acts through the contract; afterwards everything the contract calls stale is read again, and so it is when somebody
 * else was first: the form shows his change, and the next try knows it. The same words twice while the first are under
 * way, as by a double Enter, are one act.
 */
export function useApiCommand<A extends Area, N extends Name<A>>(
  area: A,
  name: N,
): UseMutationResult<Output<A, N>, AppError, Input<A, N>> {
  const connection = useConnection();
  const queries = useQueryClient();
  const [acts] = useState(() => oneAtATime<Input<A, N>, Output<A, N>>());
  async function readAnew(): Promise<void> {
    const stale = metaOf(area, name).invalidates;
    await Promise.all(stale.map((key) => queries.invalidateQueries({ queryKey: [key] })));
  }
  return useMutation<Output<A, N>, AppError, Input<A, N>>({
    mutationFn: (input) => acts.run(input, (words) => call(connection, area, name, words)),
    onSuccess: readAnew,
    onError: (error) => {
      if (error.code === 'record.stale') void readAnew();
    },
    onSettled: (_answer, _error, input) => acts.settle(input),
  });
}

type Call = <A extends Area, N extends Name<A>>(
  area: A,
  name: N,
  input: Input<A, N>,
) => Promise<Output<A, N>>;

/** One call outside React's cache: previews while typing, downloads. The same function as long as the connection is. */
export function useApiCall(): Call {
  const connection = useConnection();
  return useCallback<Call>((area, name, input) => call(connection, area, name, input), [connection]);
}
