import type { ApiOutput } from '../../api/hooks.ts';

/** One account, as the list tells it. */
export type Account = ApiOutput<'accounts', 'list'>[number];
