/** Sentences for refusals of the two lists, keyed by error code. Every sentence says what to do next. */
export const problemErrors = {
  'problem.wrong-status': '这个问题现在是“{status}”，不能做“{action}”。请刷新后看看它走到哪一步了。',
  'problem.role': '“{action}”不归您的岗位办。请找综合协调的同事办理。',
  'problem.other-unit': '这个问题交给别的单位整改，要由那家单位或综合协调的同事来报。',
  'problem.evidence-missing': '还缺{missing}的照片或材料，不能销号。问题没有变动，请补上再来核查。',
  'problem.fix-missing': '还没有整改情况，不能销号。请责任单位先报整改。',
  'problem.self-verify':
    '这次整改是您（或您填的核查人）办理或录入的，不能由同一个人核查、退回或销号。问题没有变动，请另一位同事用自己的账号核查。',
  'problem.same-unit':
    '核查人或录入人就是整改单位的，不能自己核查、退回或销号自己的整改。问题没有变动，请其他单位的同事来核查。',
  'problem.verifier-unit-unknown':
    '不知道核查人或录入人是哪个单位的，没法确认与整改单位无关。请先在人员名册里填上单位，再来核查。',

  'problem.future-finding': '发现日期还没到。问题没有记下，请填实际发现的那一天。',
  'problem.deadline-past': '期限不能早于今天。这一步没有办，请改个日期。',
  'problem.extension-earlier': '新期限要比现在的期限（{deadline}）晚。期限没有变动，请改个日期。',
  'problem.extend-instead': '还是这家单位，期限不能靠改派往后推。期限没有变动，请办“申请延期”，由别人来批。',
  'problem.extension-pending': '已经有一份延期申请在等批。请等批了再申请。',
  'problem.no-extension': '没有待批的延期申请。请刷新后再看。',
  'problem.self-extension':
    '这份延期是您（或您填的批准人）申请或录入的，不能自己批。期限没有变动，请另一位同事用自己的账号批。',
  'problem.same-unit-extension':
    '批准人或录入人就是整改单位的，不能批自己单位的延期。期限没有变动，请其他单位的同事来批。',
  'problem.extension-leader':
    '这一轮已经延期 {times} 次，再延要由领导批。期限没有变动，请领导登录自己的账号批。',
  'problem.not-listed': '这个问题没有挂牌，不用摘牌。请刷新后再看。',
  'problem.already-listed':
    '这个问题正在挂牌督办，不能再挂，也不能并到别的问题里。请先按挂牌的要求整改、摘牌。',
  'problem.still-listed': '这个问题还挂着牌，不能销号。问题没有变动，请先摘牌再销号。',
  'problem.top-level': '已经升到最高一级，不能再升。请按上级的要求督促整改。',
  'problem.has-merged': '已经有 {count} 个问题并到这里，不能再把它并出去。请把另一个问题并过来，或先拆开。',
  'problem.merge-target': '只能并到另一个还在整改的问题里。两个问题都没有变动，请重新选一个。',
  'problem.kept-closed':
    '并入的那个问题已经核查通过或销号，不能再拆开。如果又出现，请在那个问题上办“反弹重开”。',
} as const;
