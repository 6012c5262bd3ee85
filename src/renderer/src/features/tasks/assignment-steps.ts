import type { AssignmentAction } from '#shared/domain/task/task.ts';

/** What a step asks for. */
export type StepWords = {
  /** Whose hand it was. */
  handler: string;
  /** Somebody of the unit; for the others anybody may be named. */
  isUnits?: true;
  /** Label of the words to write; left out, none. */
  note?: string;
  isNoteOptional?: true;
  /** Label of a day that is asked for, and on which side of today it lies. */
  day?: { label: string; isPast: boolean };
  files?: true;
};

export const steps: Record<AssignmentAction, StepWords> = {
  sign: { handler: '签收人', isUnits: true, day: { label: '签收日期', isPast: true } },
  report: {
    handler: '办理人',
    isUnits: true,
    note: '办得怎么样',
    day: { label: '办完的日期', isPast: true },
    files: true,
  },
  extend: {
    handler: '申请人',
    isUnits: true,
    note: '为什么要延',
    day: { label: '延到哪天', isPast: false },
  },
  verify: { handler: '核实人', note: '核实意见', isNoteOptional: true },
  'send-back': { handler: '核实人', note: '退回原因', day: { label: '新的期限', isPast: false } },
  close: { handler: '办结人', note: '办结意见', isNoteOptional: true },
  approve: { handler: '审批人', note: '审批意见', isNoteOptional: true },
  refuse: { handler: '审批人', note: '不同意的理由', isNoteOptional: true },
  urge: { handler: '催办人', note: '催办的话', isNoteOptional: true },
  supervise: { handler: '督办人', note: '督办原因和要求' },
  talk: { handler: '约谈人', note: '约谈原因和要求' },
  list: { handler: '挂牌人', note: '挂牌原因和要求' },
  withdraw: { handler: '撤回人', note: '撤回原因' },
};
