import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { ConnectionProvider } from '../api/hooks.ts';
import type { Connection } from '../api/connection.ts';
import { Gate } from './Gate.tsx';
import { createRouters } from './router.tsx';
import { LockProvider } from './session.tsx';
import { resolveColors, theme } from './theme.ts';

const dates = { locale: 'zh-cn', firstDayOfWeek: 1, weekendDays: [0, 6] } as const;

/** The desk never needs a network, so nothing may wait for one. */
function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: false, staleTime: 5_000 },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

export function App({ connection }: { connection: Connection }) {
  const [queries] = useState(createQueries);
  const [routerFor] = useState(createRouters);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolveColors} defaultColorScheme="auto">
      <DatesProvider settings={{ ...dates, weekendDays: [...dates.weekendDays] }}>
        <ConnectionProvider value={connection}>
          <QueryClientProvider client={queries}>
            <LockProvider>
              <Gate routerFor={routerFor} />
            </LockProvider>
          </QueryClientProvider>
        </ConnectionProvider>
      </DatesProvider>
    </MantineProvider>
  );
}
