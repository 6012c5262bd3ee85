/** Sentences for refusals of this area, keyed by error code. Every sentence says what to do next. */
export const workErrors = {
  'people.seat-conflict':
    '这个人已经是“{held}”，不能再当“{wanted}”：三员要由三个人分别担任，也不兼业务。账号没有新建，请换一个人。',

  'problem.wrong-status': '这个问题现在是“{status}”，不能做“{action}”。请刷新后看看它走到哪一步了。',
  'problem.role': '“{action}”不归您的岗位办。请找综合协调的同事办理。',
  'problem.other-unit': '这个问题交给别的单位整改，要由那家单位或综合协调的同事来报。',
  'problem.evidence-missing': '还缺{missing}的照片或材料，不能销号。问题没有变动，请补上再来核查。',
  'problem.fix-missing': '还没有整改情况，不能销号。请责任单位先报整改。',
  'problem.self-verify':
    '这次整改是您（或您填的核查人）办理或录入的，不能由同一个人核查销号。问题没有变动，请另一位同事用自己的账号核查。',
  'problem.same-unit':
    '核查人或录入人就是整改单位的，不能自己核查自己。问题没有变动，请其他单位的同事来核查。',
  'problem.verifier-unit-unknown':
    '不知道核查人或录入人是哪个单位的，没法确认与整改单位无关。请先在人员名册里填上单位，再来核查。',
} as const;
