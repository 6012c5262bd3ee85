import type { AssignmentAction } from '#shared/domain/task/task.ts';
import { useApiCommand } from '../../api/hooks.ts';

export type Written = {
  step: { assignmentId: string; revision: number; handlerId?: string };
  note: string;
  day: string;
  fileIds: string[];
};

/** The command behind each step of a unit's part. */
export function useAssignmentStep(action: AssignmentAction) {
  const sign = useApiCommand('tasks', 'sign');
  const report = useApiCommand('tasks', 'report');
  const verify = useApiCommand('tasks', 'verify');
  const sendBack = useApiCommand('tasks', 'sendBack');
  const close = useApiCommand('tasks', 'close');
  const extend = useApiCommand('tasks', 'extend');
  const decide = useApiCommand('tasks', 'decideExtension');
  const urge = useApiCommand('tasks', 'urge');
  const escalate = useApiCommand('tasks', 'escalate');
  const withdraw = useApiCommand('tasks', 'withdraw');

  const runs: Record<AssignmentAction, (written: Written, then: { onSuccess: () => void }) => void> = {
    sign: ({ step, day }, then) => sign.mutate({ ...step, signedOn: day }, then),
    report: ({ step, note, day, fileIds }, then) =>
      report.mutate({ ...step, note, doneOn: day, fileIds }, then),
    verify: ({ step, note }, then) => verify.mutate({ ...step, note }, then),
    'send-back': ({ step, note, day }, then) => sendBack.mutate({ ...step, note, deadline: day }, then),
    close: ({ step, note }, then) => close.mutate({ ...step, note }, then),
    extend: ({ step, note, day }, then) => extend.mutate({ ...step, reason: note, to: day }, then),
    approve: ({ step, note }, then) => decide.mutate({ ...step, note, isApproved: true }, then),
    refuse: ({ step, note }, then) => decide.mutate({ ...step, note, isApproved: false }, then),
    urge: ({ step, note }, then) => urge.mutate({ ...step, note }, then),
    supervise: ({ step, note }, then) => escalate.mutate({ ...step, note, level: 'supervise' }, then),
    talk: ({ step, note }, then) => escalate.mutate({ ...step, note, level: 'talk' }, then),
    list: ({ step, note }, then) => escalate.mutate({ ...step, note, level: 'list' }, then),
    withdraw: ({ step, note }, then) => withdraw.mutate({ ...step, note }, then),
  };
  const all = [sign, report, verify, sendBack, close, extend, decide, urge, escalate, withdraw];
  return {
    run: runs[action],
    isPending: all.some(({ isPending }) => isPending),
    error: all.find(({ error }) => error !== null)?.error ?? null,
  };
}
