/** Sentences for refusals of this area, keyed by error code. Every sentence says what to do next. */
export const backupErrors = {
  'backup.place-missing': '找不到“{folder}”。U 盘可能没有插好，请插好后再试，资料没有变。',
  'backup.no-space': '这里放不下：需要约 {needed} MB，只剩 {free} MB。请换一个 U 盘或清出空间，资料没有变。',
  'backup.missing': '这个文件夹里没有备份。请选“护蕾备份”文件夹里带日期的那一个。',
  'backup.damaged': '这份备份不完整，“{file}”对不上，没有使用。请换另一份备份再试。',
  'backup.too-new': '这份备份是更新版本的工作台做的。请先升级工作台再用。',
  'backup.snapshot-failed': '资料库没能复制出来，备份没有做成，原有资料都在。请再试一次。',
  'backup.foreign': '这份备份的签名和里面的资料对不上，没有恢复。请换另一份备份，并报告安全保密管理员。',
  'backup.audit-broken': '备份里的操作记录被改动过，没有恢复。请换另一份备份，并报告安全审计员。',
  'backup.desk-in-use': '这里已经有一张工作台，不能往上恢复。请换一个空文件夹。',
} as const;
