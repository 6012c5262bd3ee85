import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { AppError } from '#shared/rpc/app-error.ts';

export const PAGE = 100;
/** A wheel that turns fast passes pages nobody looks at; they are not asked for. */
const REST_MS = 60;
/** Pages no longer looked at are soon forgotten: a long list leaves little behind. */
const FORGET_MS = 30_000;

type Source<T> = {
  /** Area, name and whatever else tells one list from another; the area makes it stale as the contract says. */
  key: readonly unknown[];
  fetch: (offset: number, limit: number) => Promise<T>;
};

function usePage<T>({ key, fetch }: Source<T>, page: number): UseQueryResult<T, AppError> {
  const offset = page * PAGE;
  return useQuery<T, AppError>({
    queryKey: [...key, offset],
    queryFn: () => fetch(offset, PAGE),
    gcTime: FORGET_MS,
    // While a changed search is on its way the former rows stand; rows of another page never do.
    placeholderData: (previous: T | undefined, former: { queryKey: readonly unknown[] } | undefined) =>
      former?.queryKey.at(-1) === offset ? previous : undefined,
  } as Parameters<typeof useQuery<T, AppError>>[0]);
}

export type Pages<T> = {
  /** The first page: whether anything came, and why not. */
  head: UseQueryResult<T, AppError>;
  /** The page in sight and the one after it, as far as they have come. */
  here: T | undefined;
  next: T | undefined;
  /** The page that holds this row. */
  pageOf: (index: number) => T | undefined;
};

/** The pages around the row `first` of a list of any length; nothing else of it is asked for. */
export function usePages<T extends { matching: number }>(source: Source<T>, first: number): Pages<T> {
  const [page] = useDebouncedValue(Math.floor(first / PAGE), REST_MS);
  const head = usePage(source, 0);
  const last = Math.max(0, Math.ceil((head.data?.matching ?? 0) / PAGE) - 1);
  const after = Math.min(page + 1, last);
  const here = usePage(source, Math.min(page, last)).data;
  const next = usePage(source, after).data;
  const pages = new Map([
    [0, head.data],
    [Math.min(page, last), here],
    [after, next],
  ]);
  return { head, here, next, pageOf: (index) => pages.get(Math.floor(index / PAGE)) };
}
