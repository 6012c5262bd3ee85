/** Sentences for refusals at a door, before the desk itself is reached. Every sentence says what to do next. */
export const doorErrors = {
  'door.home-missing': '没有说资料放在哪个文件夹。请加上 --home 文件夹，或设置 HULEI_HOME。',
  'door.sign-in-missing': '没有说用哪个账号。请设置 HULEI_USER，密码放在 HULEI_PASSWORD 里或按提示输入。',
  'door.answers-open': '答案文件“{file}”别人也能读。请先把权限改成 0600 再试，什么都没有建。',
  'door.file-missing': '找不到文件“{file}”。请检查路径后再试。',
  'door.file-unwritable':
    '写不进“{file}”，没有生成。请检查文件夹在不在、能不能写，同名文件开着的先关掉，再试。',
  'door.tools-missing':
    '这台电脑上没有 {tools}，量不了。请装上 LibreOffice Writer 和 poppler-utils 再试，文件没有动。',
  'door.answers-invalid': '答案文件看不懂：{what}。请对照 docs/CLI.md 改好再试，什么都没有建。',
  'door.screens-missing': '界面文件还没有生成。请先运行一次 npm start，或用 --renderer 指明文件夹。',
  'door.input-invalid': '--input 后面要跟一个 JSON。请检查引号和括号后再试。',
} as const;
