/** Sentences for refusals of this area, keyed by error code. Every sentence says what to do next. */
export const workErrors = {
  'people.seat-conflict':
    '这个人已经是“{held}”，不能再当“{wanted}”：三员要由三个人分别担任，也不兼业务。账号没有新建，请换一个人。',
} as const;
