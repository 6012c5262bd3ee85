/** Sentences for refusals about ledgers, units and people. Every sentence says what to do next. */
export const registersErrors = {
  'register.unknown': '没有“{register}”这本台账。请从左边“台账”里选。',
  'register.duplicate': '台账里已经有一条{labels}相同的记录，没有存。请打开那一条修改，或核对后改成不同的。',
  'register.likely-duplicate':
    '台账里有 {count} 条{labels}相同的记录，可能是同一个，没有存。请先看那几条；确实不是同一个，再点“不是同一个，照存”。',
  'register.out-of-scope':
    '这一条不属于您的村或单位，没有存。请核对所在村和单位；确要登记，请找综合协调的同事。',
  'register.kept-by-office': '“{label}”由综合协调的同事统一登记，没有存。有变动请告诉他们来改。',
  'register.in-use':
    '“{name}”还有{uses}，没有移出，台账没有变。请先把这些改到别的单位；和另一个单位是同一家的，请用“合并”。',
  'register.merged': '这一条已经并入另一条，不能单独恢复。请打开合并后的那一条。',
  'register.merge-self': '选的是同一条，没有合并。请另选一条重复的记录。',
  'import.not-ready': '这张表还没有核对完，或栏目还没有对应好，没有导入。请先对应好栏目，等核对完再导入。',
  'import.stale': '核对之后台账又有改动（{count} 条对不上），没有导入，台账没有变。请重新核对一次再导入。',
  'import.busy': '正在存另一张表，这一张还没有存，台账没有变。请等那一张存完再来一次。',
  'import.original-missing': '这一批导入时没有留下原表，做不出退回表。请用当时的原表重新核对。',
  'import.undone': '这一批已经撤销过了，台账没有再变。',
  'import.changed-since':
    '这一批里的“{name}”等 {count} 条导入后又改过，为免丢掉后来的修改，没有撤销。请先看这几条的修改记录。',
  'import.in-use':
    '这一批里的“{name}”等 {count} 条已经用在检查、问题或别的工作里，没有撤销。请改用“移出台账”并写明原因。',
  'export.purpose-missing': '要导出完整的身份证号、电话等，请先写明用途。没有导出。',
  'export.same-person': '导出要由另一个人同意，不能自己同意自己的。请找另一位综合协调或领导。',
  'export.decided': '这份导出申请已经有人办过了。请刷新看结果。',
  'export.not-approved': '这份导出申请还没有人同意，不能取。请等另一位综合协调或领导同意后再取。',
  'export.expired': '这份导出申请同意已超过 7 天，不能再取。请重新申请一次。',
  'export.grown': '现在符合条件的有 {rows} 条，比同意时的 {limit} 条多，没有导出。请重新申请一次。',
  'file.photo-damaged':
    '这张照片的文件不完整，里面的拍摄地点等信息去不掉，没有存。请在手机或电脑上打开它，另存一份再添。',
  'export.needs-approval':
    '这本台账有 {rows} 条，24 小时内您已经导出 {taken} 条；合起来超过 {limit} 条要由另一个人同意，没有导出。请用“导出”提出申请。',
  'person.missing': '找不到办理人。请到“单位人员”里登记后再选。',
  'inspection.confirmed': '这条补录已经确认过了，不用再确认。',
  'problem.future-fix': '整改日期还没到。请填实际整改完成的那一天。',
  'problem.evidence-closed': '这个问题已经销号，不能再添材料。发现反弹请先重开。',
  'document.issued': '这份文书已经签发，内容不能再改。要改请另起一份。',
  'document.draft': '这份文书还没有签发，没有定稿文件。请先签发。',
  'document.unit-missing': '这个问题还没有交办给单位。请先交办，再起草文书。',
  'document.word-missing': '还没有选发文代字。请选一个，或到文书设置里新建。',
  'document.word-taken': '发文代字“{word}”已经有了。请直接使用，或换一个。',
  'document.counter-back': '编号不能往回调：已经用过更大的号。请填不小于已用号的数字。',
  'plan.collective-open': '“{name}”是统称，还没有写明是哪些单位，方案没有存。请逐个列出后再确认。',
  'plan.period-missing': '方案的起止日期还没有填，方案没有存。请补上开始和结束日期再确认。',
} as const;
