/** Sentences for refusals of this area, keyed by error code. Every sentence says what to do next. */
export const obligationErrors = {
  'obligation.no-plan': '还没有启用方案，没有可以定的周期。请先到“方案”导入并确认方案。',
  'obligation.past-rule': '新的频次不能从过去的日子算起，原来的规定没有变。请选今天或以后的日期。',
  'obligation.same-rule': '频次和现在的一样，没有改动。要改请换一个频次或次数。',
  'obligation.subject-fixed':
    '这一项已经按“{per}”算过了，不能改成别的算法，已有的记录都在。请把它改为不设周期，再另立一项。',
  'obligation.reason-missing': '还没写原因，没有保存。请写一句为什么。',
  'obligation.dates-order': '结束的日子早于开始的日子，没有保存。请核对日期。',
  'obligation.subject-missing': '没有选是哪一家（哪个单位、村、学校、项目），没有保存。请选一个。',
  'obligation.self-decide': '这是您提出或录入的，不能由本人同意。内容都在，请另一位同事登录自己的账号来定。',
  'obligation.decided': '这一条已经定过了，没有再改。请刷新后看看结果。',
  'obligation.not-running': '这一条现在不在执行，不用恢复。请刷新后看看。',
  'obligation.by-checks': '这一项由检查记录自动算，不用在这里登记。请到“检查”记一次检查。',
  'obligation.not-countable': '这一项要逐人登记，本台暂时还不能在这里办结。请先在纸上留好记录。',
  'obligation.future-date': '办理日期还没到，没有登记。请填实际办理的那一天。',
  'obligation.not-late': '这条登记是按时录入的，不用第二个人确认。',
  'obligation.self-confirm':
    '这条登记是您办理或录入的，补录不能由本人确认。请另一位同事登录自己的账号来确认。',
  'obligation.confirmed': '这条登记已经确认过了。请刷新后看看。',
  'obligation.act-withdrawn': '这条登记已经撤回了。请刷新后看看。',
  'obligation.other-unit': '这条登记不是您或您单位办的，不能由您撤回。请办理人或综合协调的同事来撤。',
  'obligation.self-withdraw':
    '撤回是您提出的，这一期已经过了补录期限，要另一位同事再撤一次才算数。登记现在还算数。',
  'campaign.prolong-earlier': '新的结束日期不晚于原来的（{to}），行动时间没有变。请核对延长的文件。',
  'campaign.over':
    '行动时间已经结束，改方案不能让它接着算。方案没有改动，要延长请到“方案”的“延长行动时间”登记延长的文件。',
  'campaign.span-past':
    '方案已经启用，起止日期不能改到把已过去的周期抹掉。方案没有改动，请核对开始和结束日期。',
  'campaign.phase-past':
    '“{name}”阶段已经有按阶段算的任务，已过去的起止日期不能再改。方案没有改动，请核对阶段日期。',
  'holiday.unreadable':
    '第 {line} 行看不明白，没有导入。每行写：日期、名称、休或班，例如“2027-02-06 春节 休”。',
  'holiday.empty': '没有读到一天放假或上班的日子，没有导入。请粘贴通知里的日期，或选一张表。',
  'holiday.twice': '{date} 写了两遍，没有导入。请只留一行。',
  'holiday.worked-weekday': '{date} 本来就是工作日，不用写“班”，没有导入。请删去这一行。',
  'holiday.self-confirm':
    '这张节假日表改动了已过去的周期，不能由录入的人自己确认。表还没有启用，请另一位同事来确认。',
  'holiday.not-waiting': '这张节假日表不用再确认。请刷新后看看。',
} as const;
