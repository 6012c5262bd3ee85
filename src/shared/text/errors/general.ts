/** Sentences for refusals that belong to no single area. Every sentence says what to do next. */
export const generalErrors = {
  internal:
    '程序出了意外（编号 {incident}），已录入的内容没有丢。请再试一次；还不行就把编号告诉管电脑的同事。',
  'input.invalid': '有几处填得不对，请看红字提示，改好再试。',
  'access.denied': '您的账号没有这项权限。需要的话，请找安全保密管理员授权。',
  'session.locked': '工作台已锁定，请重新登录。',
  'session.required': '请先登录。',
  'procedure.unknown': '没有这项操作。请更新到同一版本后再试。',
  'record.missing': '这条记录找不到了，可能已被移走。请刷新列表。',
  'record.stale': '这条记录刚被别人改过，这一次没有存。别人改的和您填的都还在，请核对一遍再来一次。',
  'message.malformed': '收到的内容格式不对，连接已断开。请重新打开工作台。',
  'disk.full': '磁盘空间不够，刚才的内容没有存上，原有内容都在。请清出空间后再试。',
  'disk.failed': '磁盘读写出错，刚才的内容没有存上，原有内容都在。请检查磁盘或 U 盘后再试。',
  'job.running': '上一次备份或恢复还在进行，没有另开一次。请等它做完，或先取消它。',
  'job.cancelled': '已取消，没有留下半截内容。',
} as const;
