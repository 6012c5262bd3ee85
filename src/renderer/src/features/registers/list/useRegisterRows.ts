import type { UseQueryResult } from '@tanstack/react-query';
import type { InferContractRouterOutputs } from '@orpc/contract';
import { useMemo } from 'react';
import type { RegisterQuery, RegisterRow, registersContract } from '#shared/contract/registers.ts';
import type { AppError } from '#shared/rpc/app-error.ts';
import { useApiCall } from '../../../api/hooks.ts';
import type { RefNames } from '../values.ts';
import { PAGE, usePages } from './usePages.ts';

type Page = InferContractRouterOutputs<typeof registersContract>['list'];

export type RegisterRows = {
  head: UseQueryResult<Page, AppError>;
  total: number;
  matching: number;
  names: RefNames;
  /** Undefined while the row is on its way. */
  rowAt: (index: number) => RegisterRow | undefined;
};

/** The rows around `first`, and how many there are. */
export function useRegisterRows(register: string, query: RegisterQuery, first: number): RegisterRows {
  const call = useApiCall();
  const { head, here, next, pageOf } = usePages<Page>(
    {
      key: ['registers', 'list', { ...query, register }],
      fetch: (offset, limit) => call('registers', 'list', { ...query, register, offset, limit }),
    },
    first,
  );
  const names = useMemo(
    () => ({ ...head.data?.names, ...here?.names, ...next?.names }),
    [head.data, here, next],
  );
  return {
    head,
    total: head.data?.total ?? 0,
    matching: head.data?.matching ?? 0,
    names,
    rowAt: (index) => pageOf(index)?.rows[index % PAGE],
  };
}
