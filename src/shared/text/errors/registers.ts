/** Sentences for refusals about ledgers, units and people. Every sentence says what to do next. */
export const registersErrors = {
  'register.unknown': '没有“{register}”这本台账。请从左边“台账”里选。',
  'register.duplicate': '台账里已经有一条{labels}相同的记录，没有存。请打开那一条修改，或核对后改成不同的。',
  'import.undone': '这一批已经撤销过了，台账没有再变。',
  'import.changed-since':
    '这一批里的“{name}”等 {count} 条导入后又改过，为免丢掉后来的修改，没有撤销。请先看这几条的修改记录。',
  'import.in-use':
    '这一批里的“{name}”等 {count} 条已有检查或问题记录，没有撤销。请改用“移出台账”并写明原因。',
  'unit.name-taken': '“{name}”已经是一个单位的名称或别名了，没有存。请换一个，或到那个单位里修改。',
  'person.missing': '找不到办理人。请到“单位人员”里登记后再选。',
  'inspection.confirmed': '这条补录已经确认过了，不用再确认。',
  'problem.future-fix': '整改日期还没到。请填实际整改完成的那一天。',
  'problem.evidence-closed': '这个问题已经销号，不能再添材料。发现反弹请先重开。',
  'document.issued': '这份文书已经签发，内容不能再改。要改请另起一份。',
  'document.draft': '这份文书还没有签发，没有定稿文件。请先签发。',
  'document.unit-missing': '这个问题还没有交办给单位。请先交办，再发督办。',
  'document.word-missing': '还没有选发文代字。请选一个，或到文书设置里新建。',
  'document.word-taken': '发文代字“{word}”已经有了。请直接使用，或换一个。',
  'document.counter-back': '编号不能往回调：已经用过更大的号。请填不小于已用号的数字。',
  'plan.collective-open': '“{name}”是统称，还没有写明是哪些单位，方案没有存。请逐个列出后再确认。',
  'plan.period-missing': '方案的起止日期还没有填，方案没有存。请补上开始和结束日期再确认。',
} as const;
