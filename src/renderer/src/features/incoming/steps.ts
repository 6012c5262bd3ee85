import {
  ObjectionKind,
  ObjectionOutcome,
  objectionKindLabels,
  outcomeLabels,
} from '#shared/domain/incoming/incoming.ts';
import type { IncomingAction } from '#shared/domain/incoming/incoming.ts';
import { useApiCommand } from '../../api/hooks.ts';

/** What a step asks for. */
type StepWords = {
  day?: { label: string; isPast: boolean };
  text?: { label: string; isOptional?: true };
  line?: string;
  choice?: { label: string; options: { value: string; label: string }[] };
  units?: true;
  files?: string;
};

export type FormAction = Exclude<IncomingAction, 'save' | 'link' | 'answer'>;

export const steps: Record<FormAction, StepWords> = {
  assign: { units: true, text: { label: '分办意见', isOptional: true } },
  reply: {
    day: { label: '回复日期', isPast: true },
    line: '回复字号',
    text: { label: '说明', isOptional: true },
    files: '添加回复件',
  },
  effect: {
    day: { label: '成效日期', isPast: true },
    text: { label: '办出了什么成效' },
    files: '添加成效材料',
  },
  close: { text: { label: '办结意见', isOptional: true } },
  extend: { day: { label: '对方同意延到', isPast: false }, text: { label: '凭什么（来函、通知）' } },
  object: {
    choice: {
      label: '怎么提',
      options: ObjectionKind.options.map((value) => ({ value, label: objectionKindLabels[value] })),
    },
    day: { label: '提出日期', isPast: true },
    text: { label: '理由' },
  },
  settle: {
    choice: {
      label: '对方怎么答复',
      options: ObjectionOutcome.options.map((value) => ({ value, label: outcomeLabels[value] })),
    },
    day: { label: '答复日期', isPast: true },
    text: { label: '答复要点', isOptional: true },
  },
  again: { day: { label: '再复的期限', isPast: false }, text: { label: '对方要求什么' } },
};

export type Written = {
  step: { id: string; revision: number };
  day: string;
  text: string;
  line: string;
  choice: string;
  unitIds: string[];
  fileIds: string[];
};

/** The command behind each step. */
export function useLetterStep(action: FormAction) {
  const assign = useApiCommand('incoming', 'assign');
  const reply = useApiCommand('incoming', 'reply');
  const effect = useApiCommand('incoming', 'effect');
  const close = useApiCommand('incoming', 'close');
  const extend = useApiCommand('incoming', 'extend');
  const object = useApiCommand('incoming', 'object');
  const settle = useApiCommand('incoming', 'settle');
  const again = useApiCommand('incoming', 'again');

  const runs: Record<FormAction, (written: Written, then: { onSuccess: () => void }) => void> = {
    assign: ({ step, unitIds, text }, then) => assign.mutate({ ...step, unitIds, note: text }, then),
    reply: ({ step, day, line, text, fileIds }, then) =>
      reply.mutate({ ...step, repliedOn: day, replyNumber: line, note: text, fileIds }, then),
    effect: ({ step, day, text, fileIds }, then) =>
      effect.mutate({ ...step, effectOn: day, effect: text, fileIds }, then),
    close: ({ step, text }, then) => close.mutate({ ...step, note: text }, then),
    extend: ({ step, day, text }, then) => extend.mutate({ ...step, to: day, note: text }, then),
    object: ({ step, choice, day, text }, then) =>
      object.mutate({ ...step, kind: ObjectionKind.parse(choice), filedOn: day, ground: text }, then),
    settle: ({ step, choice, day, text }, then) =>
      settle.mutate(
        { ...step, outcome: ObjectionOutcome.parse(choice), decidedOn: day, decision: text },
        then,
      ),
    again: ({ step, day, text }, then) => again.mutate({ ...step, to: day, note: text }, then),
  };
  const all = [assign, reply, effect, close, extend, object, settle, again];
  return {
    run: runs[action],
    isPending: all.some(({ isPending }) => isPending),
    error: all.find(({ error }) => error !== null)?.error ?? null,
  };
}
