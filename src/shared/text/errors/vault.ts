/** Sentences for refusals of this area, keyed by error code. Every sentence says what to do next. */
export const vaultErrors = {
  'vault.wrong-credentials':
    '登录名或密码不对。请检查大小写和输入法后再试；忘了密码，请找系统管理员重新开户。',
  'vault.wrong-password': '原密码不对，密码没有改。请重新输入原密码。',
  'vault.too-many-tries': '输错次数太多，请过 {wait} 再试。资料都在，没有受影响。',
  'vault.login-taken': '登录名“{login}”已经有人用了。请换一个。',
  'vault.account-missing': '这个账号的登录钥匙找不到了，可能刚被停用。请刷新账号列表。',
  'vault.kdf-refused':
    '密钥文件里的保护强度不对，可能被改动过，已停止打开，原文件没有动。请用备份里的密钥文件恢复。',
  'vault.keys-missing':
    '没有找到密钥文件，资料库没有动过。请把备份里的密钥文件放回来，或用两半恢复密钥恢复。',
  'vault.keys-damaged':
    '两份密钥文件都损坏了，资料库没有动过。请用备份里的密钥文件恢复，或用两半恢复密钥恢复。',
  'vault.keys-tampered':
    '密钥文件在工作台外面被改动过，已停止打开，资料库没有动过。请报告安全保密管理员，用两半恢复密钥恢复。',
  'recovery.incomplete': '{half}半恢复密钥应为 16 组、每组 5 个字符，现在是 {count} 个字符。请对照纸面补齐。',
  'recovery.group-wrong': '{half}半恢复密钥第 {group} 组不对。请对照纸面重新输入这一组。',
  'recovery.half-wrong':
    '{half}半恢复密钥每组单看都对，合起来却对不上。请检查各组有没有录串，或是不是两张纸混录。',
  'recovery.other-half': '这里应输入{half}半，您输入的是另一半。请换一张纸。',
  'recovery.version-unknown': '{half}半恢复密钥是新版工作台打印的，这个版本认不出。请先升级工作台。',
  'recovery.halves-mixed': '两半恢复密钥不是同一套。请核对两张纸上的单位和打印日期，换成同一套再试。',
  'recovery.not-this-desk':
    '这套恢复密钥打不开这台工作台的资料，可能是别的单位的，或已换过新的。请换一套再试。',
  'store.missing': '资料库文件“{file}”不见了，没有另建空库。请检查硬盘或 U 盘是否接好，或从备份恢复。',
  'store.exists': '资料库文件“{file}”已经有了，没有覆盖。请直接打开它。',
  'store.wrong-key': '资料库打不开：钥匙对不上，或文件开头已损坏。原文件没有动，请从最近的备份恢复。',
  'store.corrupt': '资料库有损坏，为免扩大已停止写入，原文件没有动。现在只能查看，请从最近的备份恢复。',
  'store.busy': '资料库正忙，刚才的内容没有存上。请稍等几秒再试。',
  'store.in-use': '工作台已在另一个窗口打开，不能同时打开两个。请切换到已打开的窗口。',
  'store.too-new': '这份资料是更新版本的工作台写的，为免写坏没有打开。请升级工作台后再打开。',
  'store.upgrade-failed':
    '资料升级到第 {version} 步时没有成功，已退回升级前的样子，内容都在。升级前的副本：{copy}。请联系管电脑的同事。',
  'store.upgrade-damaged':
    '资料升级后没有通过检查，已停止使用，没有删任何东西。升级前的副本：{copy}。请联系管电脑的同事用副本恢复。',
  'audit.entry-invalid':
    '这项操作的留痕写不进去，所以操作没有执行，原有内容都在。请再试一次；还不行请报告安全审计员。',
  'object.missing': '这份附件的文件不见了，登记还在。请从备份恢复附件。',
  'object.damaged': '这份附件损坏了，没有打开。登记还在，请从备份恢复附件。',
  'object.too-large': '附件有 {size} MB，超过了 {limit} MB 的上限，没有存入。请压缩或拆分后再添加。',
  'object.empty': '这个文件是空的，没有存入。请换一个文件。',
  'object.type-refused':
    '只能添加 JPG、PNG、WebP 图片和 PDF 文件，这个文件不是，没有存入。请转换格式后再添加。',
  'password.too-short': '密码至少要 {min} 个字符。请加长。',
  'password.too-long': '密码最多 {max} 个字符。请缩短。',
  'password.too-plain': '密码里至少要有小写字母、大写字母、数字、符号中的 {kinds} 种。请再加一种。',
  'password.holds-login': '密码差不多就是登录名，太容易猜中。请换一个。',
  'password.pattern': '密码里连续或重复的字符太多，容易被猜中。请打乱一些。',
} as const;
