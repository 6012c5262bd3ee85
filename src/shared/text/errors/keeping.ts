/** Sentences for refusals about many rows at once, taking rows out and erasing them. Every sentence says what to do next. */
export const keepingErrors = {
  'register.too-many': '这里有 {count} 条，一次最多改 {limit} 条，没有改。请先筛选，分几次改。',
  'register.bulk-refused':
    '有 {count} 条不能这样改，所以一条都没有改。请先改好这几条，或去掉它们的勾再改其余的。',
  'export.limit-waiting': '已经有人提出放宽，还没有人定，没有改。请先到设置里定那一份。',
  'erase.done': '这一条的内容已经按期销毁，不能恢复。确要再用，请重新登记。',
} as const;
