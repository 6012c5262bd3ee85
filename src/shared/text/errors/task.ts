/** Sentences for refusals about 交办事项, keyed by error code. Every sentence says what to do next. */
export const taskErrors = {
  'task.wrong-status': '这件事现在是“{status}”，不能“{action}”。事项没有变动，请刷新后看看走到哪一步了。',
  'task.role': '“{action}”不归您的岗位（{role}）办。事项没有变动，请找能办的同事登录办理。',
  'task.other-unit': '这一份是交给别的单位的，事项没有变动。请那家单位或综合协调的同事来录。',
  'task.handler-unit':
    '签收、反馈和申请延期，办理人要是承办单位的人。填的内容还在，请在“办理人”里选那家单位的人；没有就先到“单位人员”里添加。',
  'task.self-verify':
    '这次反馈是您（或您填的核实人）办理或录入的，不能由同一个人来核实或退回。事项没有变动，请另一位同事用自己的账号办。',
  'task.same-unit': '核实人或录入人就是承办单位的，不能自己核实自己。事项没有变动，请其他单位的同事来办。',
  'task.verifier-unit-unknown':
    '不知道核实人或录入人是哪个单位的，没法确认与承办单位无关。请先到“单位人员”里填上单位，再来核实。',
  'task.self-decide':
    '这次延期是您（或您填的审批人）申请或录入的，不能由同一个人批。申请还在，请另一位同事用自己的账号批。',
  'task.decider-same-unit':
    '审批人或录入人就是申请延期的单位的，不能自己批自己。申请还在，请其他单位的同事批。',
  'task.decider-unit-unknown':
    '不知道审批人或录入人是哪个单位的，没法确认与申请单位无关。请先到“单位人员”里填上单位，再来批。',
  'task.extension-none': '没有等着批的延期申请。请刷新后看看。',
  'task.extension-pending': '上一次延期申请还没批，不用再报一次。请等批了再说。',
  'task.extension-leader': '已经延期 {count} 次，再延要由领导来批。申请还在，请领导登录办理。',
  'task.extension-not-later':
    '新的期限要晚于现在的期限（{deadline}），也不能是过去的日子。填的内容还在，请改日期。',
  'task.listed-already': '这一份已经挂牌督办了，不用再挂一次。',
  'task.partners-open': '还有 {count} 家配合单位没有办结，牵头单位要最后办。请先把配合单位的办完或撤回。',
  'task.not-dispatcher': '要由当初交办的人（办理人或录入人）或领导来撤。事项没有变动，请找交办的同事。',
  'task.no-unit': '还没选承办单位，不能交办。填的内容还在，请至少选一家。',
  'task.lead-missing': '要有而且只能有一家牵头单位。填的内容还在，请改一下。',
  'task.unit-twice': '同一家单位选了两遍。填的内容还在，请只留一个。',
  'task.unit-known': '“{unit}”已经在承办单位里了，不用再加。',
  'task.deadline-past': '办理期限已经过了。填的内容还在，请填今天或以后的日子。',
  'task.future-report': '办完的日期还没到。填的内容还在，请填实际办完的那一天。',
  'task.signed-before': '签收日期不能早于交办那天（{day}）。填的内容还在，请改日期。',
  'task.duty-missing': '来源是“方案条款”的，还没选是哪一条。填的内容还在，请选一条。',
} as const;
