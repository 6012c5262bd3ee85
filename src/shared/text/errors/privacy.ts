/** Sentences for refusals of this area, keyed by error code. Every sentence says what to do next. */
export const privacyErrors = {
  'privacy.hits':
    '里面还有 {count} 处可能认出人来，没有签发，也没有编号，内容都在。请在“隐私检查”里逐处替换；确实要写的，说明理由，由另一个人同意。',
  'privacy.changed': '要说明的那几处已经改了，理由没有记下。请重新看一遍“隐私检查”，再说明。',
  'privacy.same-person': '这份文书是您起草的或者理由是您写的，要由另一个人来定。请请另一位同事登录后办理。',
  'privacy.decided': '这条理由已经定过了，没有再改。请刷新看结果。',
  'privacy.rule-waiting':
    '另一位同事已经提出放宽，还等着定，没有再改。请先到“设置”里同意或者不同意，再来改。',
  'privacy.rule-same-person': '放宽是您提的，要由另一位综合协调或领导同意，现在还按原来的人数查。',
  'privacy.file-kind':
    '“{name}”不是 .docx 或 .txt 文件，没有检查。请用 WPS 另存为 .docx 再选一次，或者把文字贴进来。',
} as const;
