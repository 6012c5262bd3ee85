/** Sentences for refusals about the desk itself, its accounts and its seats. Every sentence says what to do next. */
export const deskErrors = {
  'desk.exists': '这个文件夹里已经有一张工作台，没有动它。请直接登录，或换一个空文件夹。',
  'desk.empty': '这里还没有工作台。请先完成首次设置，或从备份恢复。',
  'desk.seats': '要有四个账号：系统管理员、安全保密管理员、安全审计员和业务账号各一个。请补齐。',
  'desk.same-person': '三名管理员和业务人员必须是四个不同的人。请换人后再试。',
  'desk.in-session': '已经有人登录了这张工作台。请先锁定，再换人登录。',
  'account.unknown': '没有“{login}”这个在用的账号，密码没有改。请核对登录名。',
  'account.disabled': '这个账号已停用，不能登录。需要的话，请找系统管理员。',
  'account.not-business': '数据钥匙只能交给业务账号，管理员不能看业务数据。请换一个账号。',
  'account.not-granted': '这个账号还没有授权。请安全保密管理员先授权，再交数据钥匙。',
  'account.role-mismatch':
    '这个账号的席位和要授的权限对不上。管理员席位只能授本席位，业务账号只能授业务权限。',
  'account.last-holder': '只剩这一个账号能打开业务数据，不能停用。请先把数据钥匙交给另一个业务账号。',
  'account.last-admin': '{seat}只剩这一个账号，不能停用。请先另开一个{seat}账号并授权，再停用这一个。',
  'account.self': '不能对自己的账号做这一步。请由另一位同事操作。',
  'account.same-person': '三名管理员和业务人员必须是不同的人，“{name}”已经有别的席位了。请换人。',
  'vault.no-records-key': '您的账号还没有数据钥匙。请有钥匙的同事登录后，在“账号”里把钥匙交给您。',
} as const;
