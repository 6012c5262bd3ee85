import type { TaskSource } from '#shared/domain/task/task.ts';
import { office } from './cast.ts';
import type { Login, Office } from './cast.ts';

/** What became of one unit's part: when, by whose account, and what; the words are the unit's own. */
export type DemoTaskAct = {
  on: string;
  by: Login;
  act:
    | 'sign'
    | 'report'
    | 'verify'
    | 'send-back'
    | 'close'
    | 'extend'
    | 'approve'
    | 'supervise'
    | 'list'
    | 'cancel';
  unit: Office;
  note?: string;
  /** A day that the act names: the new deadline, or the one asked for. */
  day?: string;
};

export type DemoTask = {
  title: string;
  content: string;
  demand: string;
  source: TaskSource;
  sourceText: string;
  issuedBy: string;
  priority?: 'urgent' | 'critical';
  on: string;
  deadline: string;
  lead: Office;
  support?: readonly Office[];
  isDraft?: true;
  acts?: readonly DemoTaskAct[];
};

const { police, market, social, education, culture, emergency, enforcement, justice, clinic, general } =
  office;
const clerk = 'zonghe';
const second = 'xietiao';

/** Thirteen items, in every state that there is on the Monday the demonstration opens. */
export const demoTasks: readonly DemoTask[] = [
  {
    title: '给各村发放自我保护挂图',
    content: '把挂图送到各村活动室，挂在孩子看得见的地方。',
    demand: '挂好后拍一张照片。',
    source: 'meeting',
    sourceText: '第一次调度会',
    issuedBy: '领导小组办公室',
    on: '2026-09-28',
    deadline: '2026-10-16',
    lead: culture,
    acts: [
      { on: '2026-09-29', by: clerk, act: 'sign', unit: culture },
      { on: '2026-10-14', by: clerk, act: 'report', unit: culture, note: '十六个村都已挂好。' },
      { on: '2026-10-15', by: second, act: 'verify', unit: culture, note: '抽看了四个村，都挂着。' },
      { on: '2026-10-15', by: second, act: 'close', unit: culture },
    ],
  },
  {
    title: '夜间路灯摸底',
    content: '摸清学校到村里的路上哪些路灯不亮。',
    demand: '列出位置。',
    source: 'leader',
    sourceText: '九月的一次批示',
    issuedBy: '苗三思',
    on: '2026-10-09',
    deadline: '2026-10-30',
    lead: emergency,
    acts: [
      { on: '2026-10-12', by: clerk, act: 'cancel', unit: emergency, note: '县里统一摸底，镇里不再另做。' },
    ],
  },
  {
    title: '校门口文具店联合回访',
    content: '对发现过问题的文具店再走一遍，看标志还在不在。',
    demand: '发现反弹的当场登记。',
    source: 'meeting',
    sourceText: '第二次调度会',
    issuedBy: '领导小组办公室',
    on: '2026-10-19',
    deadline: '2026-11-06',
    lead: market,
    support: [education],
    acts: [
      { on: '2026-10-20', by: clerk, act: 'sign', unit: market },
      { on: '2026-10-20', by: clerk, act: 'sign', unit: education },
      { on: '2026-11-04', by: clerk, act: 'report', unit: education, note: '学校一侧走访完，没有新问题。' },
      { on: '2026-11-05', by: clerk, act: 'report', unit: market, note: '五家都回访过，标志都在。' },
      { on: '2026-11-06', by: second, act: 'verify', unit: education, note: '属实。' },
      { on: '2026-11-06', by: second, act: 'close', unit: education },
      { on: '2026-11-06', by: second, act: 'verify', unit: market, note: '跟着走了两家，属实。' },
    ],
  },
  {
    title: '旅馆从业人员集中培训',
    content: '把“五必须”给前台人员讲一遍，签到、留照片。',
    demand: '每家至少来一名前台。',
    source: 'plan',
    sourceText: '',
    issuedBy: '领导小组办公室',
    on: '2026-10-26',
    deadline: '2026-11-12',
    lead: police,
    support: [enforcement],
    acts: [
      { on: '2026-10-27', by: 'paichusuo', act: 'sign', unit: police },
      { on: '2026-10-28', by: clerk, act: 'sign', unit: enforcement },
      {
        on: '2026-11-17',
        by: clerk,
        act: 'supervise',
        unit: enforcement,
        note: '过了期限还没有动静，请三天内报情况。',
      },
    ],
  },
  {
    title: '废弃水塘设警示牌',
    content: '给没有围栏的水塘立警示牌。',
    demand: '立牌后报位置和照片。',
    source: 'document',
    sourceText: '县里的防溺水提醒',
    issuedBy: '县专项办',
    priority: 'critical',
    on: '2026-10-26',
    deadline: '2026-11-06',
    lead: emergency,
    acts: [
      { on: '2026-10-27', by: clerk, act: 'sign', unit: emergency },
      { on: '2026-11-17', by: 'lingdao', act: 'list', unit: emergency, note: '一周内立好，我来看。' },
    ],
  },
  {
    title: '寒假留守儿童走访安排',
    content: '排出寒假前后的走访表，一个孩子不落。',
    demand: '走访表报办公室。',
    source: 'leader',
    sourceText: '调度会上的要求',
    issuedBy: '苗三思',
    on: '2026-11-09',
    deadline: '2026-11-20',
    lead: social,
    acts: [{ on: '2026-11-10', by: clerk, act: 'sign', unit: social }],
  },
  {
    title: '网吧实名登记专项检查',
    content: '夜里抽查登记设备，看有没有用他人证件开机。',
    demand: '发现问题按检查登记。',
    source: 'leader',
    sourceText: '十一月的一次批示',
    issuedBy: '苗三思',
    priority: 'urgent',
    on: '2026-11-09',
    deadline: '2026-11-25',
    lead: police,
    support: [culture],
    acts: [
      { on: '2026-11-10', by: 'paichusuo', act: 'sign', unit: police },
      { on: '2026-11-10', by: clerk, act: 'sign', unit: culture },
      { on: '2026-11-20', by: 'paichusuo', act: 'report', unit: police, note: '抽查三家，设备都正常。' },
    ],
  },
  {
    title: '校外培训机构收费公示',
    content: '督促机构在门口公示收费和教师名单。',
    demand: '每家一张照片。',
    source: 'document',
    sourceText: '县里的整治通知',
    issuedBy: '县专项办',
    on: '2026-11-09',
    deadline: '2026-11-19',
    lead: education,
    acts: [
      { on: '2026-11-10', by: clerk, act: 'sign', unit: education },
      { on: '2026-11-18', by: clerk, act: 'report', unit: education, note: '都已通知到。' },
      {
        on: '2026-11-19',
        by: second,
        act: 'send-back',
        unit: education,
        note: '通知到不等于公示了，请附每家的照片。',
        day: '2026-11-27',
      },
    ],
  },
  {
    title: '法治副校长进课堂',
    content: '每所学校上一堂自我保护课。',
    demand: '报上课时间和人数。',
    source: 'plan',
    sourceText: '',
    issuedBy: '领导小组办公室',
    on: '2026-11-02',
    deadline: '2026-11-25',
    lead: justice,
    support: [education],
    acts: [
      { on: '2026-11-03', by: clerk, act: 'sign', unit: justice },
      { on: '2026-11-03', by: clerk, act: 'sign', unit: education },
      {
        on: '2026-11-20',
        by: clerk,
        act: 'extend',
        unit: justice,
        note: '两所学校期中考试，要推后一周。',
        day: '2026-12-04',
      },
    ],
  },
  {
    title: '儿童心理义诊进村',
    content: '请卫生院医生到村里坐诊半天。',
    demand: '只报人次，不报姓名。',
    source: 'meeting',
    sourceText: '第三次调度会',
    issuedBy: '领导小组办公室',
    on: '2026-11-02',
    deadline: '2026-11-20',
    lead: clinic,
    support: [social],
    acts: [
      { on: '2026-11-03', by: clerk, act: 'sign', unit: clinic },
      { on: '2026-11-04', by: clerk, act: 'sign', unit: social },
      {
        on: '2026-11-16',
        by: clerk,
        act: 'extend',
        unit: clinic,
        note: '医生外出培训，下旬才回来。',
        day: '2026-11-30',
      },
      { on: '2026-11-17', by: second, act: 'approve', unit: clinic, note: '同意，不再顺延。' },
    ],
  },
  {
    title: '禁毒宣传和护苗宣传一起办',
    content: '两场宣传合在一个集上办，少让群众跑。',
    demand: '宣传材料先送办公室看，不得讲到能认出孩子的情节。',
    source: 'meeting',
    sourceText: '第三次调度会',
    issuedBy: '领导小组办公室',
    on: '2026-11-18',
    deadline: '2026-11-30',
    lead: police,
    support: [culture, general],
    acts: [{ on: '2026-11-19', by: clerk, act: 'sign', unit: culture }],
  },
  {
    title: '元旦前重点场所再过一遍筛子',
    content: '元旦前把重点场所全部再走一遍。',
    demand: '两人以上，带清单。',
    source: 'leader',
    sourceText: '十一月的一次批示',
    issuedBy: '苗三思',
    priority: 'urgent',
    on: '2026-11-20',
    deadline: '2026-12-25',
    lead: enforcement,
    support: [market, culture],
  },
  {
    title: '年终总结材料',
    content: '各组报今年做了哪些、还差哪些。',
    demand: '一组一页纸。',
    source: 'document',
    sourceText: '县里的年终考核通知',
    issuedBy: '县专项办',
    on: '2026-11-20',
    deadline: '2026-12-18',
    lead: general,
    isDraft: true,
  },
];
