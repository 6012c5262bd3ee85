import type { InferContractRouterOutputs } from '@orpc/contract';
import type { checksContract } from '#shared/contract/checks.ts';
import { useApiQuery } from '../../api/hooks.ts';
import type { CheckDraft } from './record-draft.ts';

export type Operations = {
  /** Joint operations already begun on the day of the check. */
  begun: InferContractRouterOutputs<typeof checksContract>['operations'];
  /** The one this check belongs to; empty begins a new one. */
  joined: string;
};

/** A joint check joins the operation last begun that day unless the clerk says it is another. */
export function useOperations(draft: Pick<CheckDraft, 'date' | 'kind' | 'operationId'>): Operations {
  const isJoint = draft.kind === 'joint' && draft.date !== '';
  const query = useApiQuery('checks', 'operations', { date: draft.date }, { enabled: isJoint });
  // While another day's answer still stands in, there is nothing to join.
  const begun = isJoint && !query.isPlaceholderData ? (query.data ?? []) : [];
  return { begun, joined: draft.operationId ?? begun.at(-1)?.id ?? '' };
}
