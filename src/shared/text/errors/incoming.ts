/** Sentences for refusals about 来文, keyed by error code. Every sentence says what to do next. */
export const incomingErrors = {
  'incoming.wrong-status':
    '这件来文现在是“{status}”，不能“{action}”。来文没有变动，请刷新后看看走到哪一步了。',
  'incoming.role': '“{action}”不归您的岗位（{role}）办。来文没有变动，请找能办的同事登录办理。',
  'incoming.other-unit': '这件来文没有分给您的单位，没有记下。请找综合协调的同事先分办。',
  'incoming.demands-open':
    '还有 {count} 条建议没写办理情况，不能登记回复。已写的都在，请逐条写完，不采纳的也要写明理由。',
  'incoming.links-open':
    '挂着的问题、任务还有 {count} 件没办结，来文不能办结。来文没有变动，请先把它们办完。',
  'incoming.objection-open': '提出的异议对方还没有答复。来文没有变动，请先登记异议结果。',
  'incoming.objection-none': '没有等着答复的异议。请刷新后看看。',
  'incoming.self-close':
    '回复是您（或您填的办结人）办理或录入的，不能由同一个人办结。来文没有变动，请另一位同事用自己的账号办。',
  'incoming.secrecy-refused':
    '这件来文带有密级，没有登记，扫描件也没有挂上。本台不能处理国家秘密，请按保密规定在涉密设备上办理。',
  'incoming.basis-unfit': '“{basis}”不是{kind}的期限依据。填的内容还在，请重新选依据。',
  'incoming.written-after-received': '落款日期不能晚于收到的日子。填的内容还在，请核对这两个日期。',
  'incoming.received-future': '收到的日子还没到。填的内容还在，请填实际收到的那一天。',
  'incoming.limit-before-received': '文上写的期限早于收到的日子。填的内容还在，请核对原件。',
  'incoming.number-known': '文号“{number}”已经登记为 {serial}，这次没有再登记。请直接办那一件。',
  'incoming.unit-none': '还没选单位，不能分办。请至少选一家。',
  'incoming.demand-missing': '有一条建议已经不在这件来文里了，没有记下。请刷新后再写。',
  'incoming.replied-bad': '回复日期不能早于收到的日子，也不能是还没到的日子。填的内容还在，请改日期。',
  'incoming.past-day': '日期不能早于收到来文的日子，也不能是还没到的日子。填的内容还在，请改日期。',
  'incoming.extension-not-later': '新的期限要晚于现在的期限（{limit}）。填的内容还在，请改日期。',
  'incoming.limit-needed': '对方要求再复的期限不能是过去的日子。填的内容还在，请改日期。',
  'incoming.link-known': '这一件已经挂在来文上了，不用再挂。',
} as const;
