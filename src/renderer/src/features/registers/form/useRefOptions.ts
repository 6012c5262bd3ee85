import { useDebouncedValue } from '@mantine/hooks';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { findRegister } from '#shared/registers/index.ts';
import { useApiCall } from '../../../api/hooks.ts';
import { nameOf, showValue } from '../values.ts';

export type RefOption = { id: string; label: string; register: string; village: string };

const OFFERED = 20;
const REST_MS = 150;

/** Rows of other registers that a reference may mean, by what is typed. */
export function useRefOptions(registers: readonly string[]): {
  options: RefOption[];
  onSearch: (typed: string) => void;
} {
  const call = useApiCall();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), REST_MS);
  const options = useQueries({
    queries: registers.map((register) => {
      const input = { register, search: search.slice(0, 100), offset: 0, limit: OFFERED };
      return {
        queryKey: ['registers', 'list', input],
        queryFn: () => call('registers', 'list', input),
      };
    }),
    combine: (results) =>
      results.flatMap(({ data }, index): RefOption[] => {
        const register = findRegister(registers[index] ?? '');
        if (!register || !data) return [];
        const village = register.fields.find((field) => field.key === register.scope.village);
        return data.rows.map(({ id, values }) => ({
          id,
          register: register.id,
          label: nameOf(register, values),
          village: village ? showValue(village, values[village.key]) : '',
        }));
      }),
  });
  return { options, onSearch: setTyped };
}
