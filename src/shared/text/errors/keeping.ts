/** Sentences for refusals about many rows at once, taking rows out and erasing them. Every sentence says what to do next. */
export const keepingErrors = {
  'register.too-many': '这里有 {count} 条，一次最多改 {limit} 条，没有改。请先筛选，分几次改。',
  'register.bulk-refused':
    '有 {count} 条不能这样改，所以一条都没有改。请先改好这几条，或去掉它们的勾再改其余的。',
  'export.limit-waiting': '已经有人提出放宽，还没有人定，没有改。请先到设置里定那一份。',
  'erase.not-due': '有的记录还没到可以销毁的时候，或已经有人申请了，没有提出。请刷新到期清单再选。',
  'erase.decided': '这份销毁申请已经有人办过了。请刷新看结果。',
  'erase.same-person': '销毁要由另一个人同意，不能自己同意自己的。请找另一位综合协调或领导。',
  'erase.done': '这一条的内容已经按期销毁，不能恢复。确要再用，请重新登记。',
} as const;
