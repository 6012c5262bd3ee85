import type { ApiInput } from '../../api/hooks.ts';
import type { ListingLevel, ProblemAction } from '#shared/domain/problem/problem.ts';

/** What a clerk fills in for a step; each step takes what it needs. */
export type Words = {
  base: { id: string; revision: number; handlerId?: string };
  note: string;
  unitId: string;
  helperUnitIds: string[];
  deadline: string;
  doneOn: string;
  level: ListingLevel;
  intoId: string;
};

export type StepFields = {
  /** Label of the words to write; what they are for. */
  note: string;
  isNoteNeeded?: boolean;
  /** Other fields, with their labels. */
  asks?: { unit?: string; deadline?: string; doneOn?: string; level?: string; into?: string };
  /** The day offered first: the one that holds, the one asked for, some days after it, or some days from today. */
  usual?: 'now' | 'asked' | 'later' | 'ahead';
  handler: string;
};

type StepSpec<A extends ProblemAction> = StepFields & { toInput: (words: Words) => ApiInput<'problems', A> };

const noted = ({ base, note }: Words) => ({ ...base, note });
const dated = ({ base, note, deadline }: Words) => ({ ...base, note, deadline });
const dispatch = {
  note: '整改要求',
  isNoteNeeded: true,
  asks: { unit: '整改单位', deadline: '整改期限' },
  usual: 'now',
  handler: '交办人',
  toInput: ({ base, unitId, helperUnitIds, deadline, note }: Words) => ({
    ...base,
    unitId,
    helperUnitIds,
    deadline,
    measures: note,
  }),
} as const;

/** What each step asks for and how it is told to the core. */
export const steps: { readonly [A in ProblemAction]: StepSpec<A> } = {
  assign: dispatch,
  reassign: dispatch,
  sign: { note: '签收意见', handler: '签收人', toInput: noted },
  submit: {
    note: '怎么整改的',
    isNoteNeeded: true,
    asks: { doneOn: '整改完成日期' },
    handler: '整改办理人',
    toInput: ({ base, doneOn, note }) => ({ ...base, doneOn, note }),
  },
  extend: {
    note: '为什么要延期',
    isNoteNeeded: true,
    asks: { deadline: '延到哪天' },
    usual: 'later',
    handler: '申请人',
    toInput: dated,
  },
  grantExtension: {
    note: '批准意见',
    asks: { deadline: '批到哪天' },
    usual: 'asked',
    handler: '批准人',
    toInput: dated,
  },
  refuseExtension: { note: '不同意的理由', isNoteNeeded: true, handler: '批准人', toInput: noted },
  verify: { note: '核查意见', handler: '核查人', toInput: noted },
  sendBack: {
    note: '退回原因',
    isNoteNeeded: true,
    asks: { deadline: '新的期限' },
    usual: 'ahead',
    handler: '核查人',
    toInput: dated,
  },
  close: { note: '销号审批意见', handler: '审批人', toInput: noted },
  urge: { note: '催办的话', handler: '催办人', toInput: noted },
  escalate: { note: '升级的理由', isNoteNeeded: true, handler: '办理人', toInput: noted },
  enlist: {
    note: '挂牌的理由和要求',
    isNoteNeeded: true,
    asks: { level: '挂牌级别', deadline: '挂牌期限' },
    usual: 'now',
    handler: '批准人',
    toInput: ({ base, level, deadline, note }) => ({ ...base, level, deadline, note }),
  },
  delist: { note: '验收意见', isNoteNeeded: true, handler: '验收人', toInput: noted },
  merge: {
    note: '为什么是同一个问题',
    isNoteNeeded: true,
    asks: { into: '并到哪个问题' },
    handler: '办理人',
    toInput: ({ base, intoId, note }) => ({ ...base, intoId, note }),
  },
  unmerge: { note: '为什么拆开', isNoteNeeded: true, handler: '办理人', toInput: noted },
  reopen: {
    note: '反弹情况',
    isNoteNeeded: true,
    asks: { deadline: '整改期限' },
    usual: 'ahead',
    handler: '办理人',
    toInput: dated,
  },
};

/** What the step's command takes of what was filled in. */
export function inputOf<A extends ProblemAction>(action: A, words: Words): ApiInput<'problems', A> {
  return steps[action].toInput(words);
}

/** The steps that bring a problem on, or answer a question: shown even where refused, with the reason. */
const forwards: readonly ProblemAction[] = [
  'assign',
  'sign',
  'submit',
  'verify',
  'close',
  'grantExtension',
  'refuseExtension',
  'sendBack',
  'delist',
  'reopen',
  'unmerge',
];

export function isForward(action: ProblemAction): boolean {
  return forwards.includes(action);
}

/** The one step that is the next thing to do, for the button that stands out. */
export const mainSteps: readonly ProblemAction[] = ['assign', 'sign', 'submit', 'verify', 'close'];
