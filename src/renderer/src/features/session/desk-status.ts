import type { Api } from '#shared/rpc/client.ts';

export type DeskStatus = Awaited<ReturnType<Api['desk']['status']>>;
