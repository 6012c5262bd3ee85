import { idCardAliases, phoneAliases, remarksField, supervisorField } from './parts.ts';
import { defineRegister, words } from './register.ts';
import type { Option } from './register.ts';
import { inOrder, isPast, isWorkingAge, textOf } from './row-rules.ts';

const results = [
  {
    code: 'pending',
    label: '待查',
    aliases: words('未查 未查询 待查询 查询中 已申请 尚未查询 还没查'),
  },
  {
    code: 'clear',
    label: '无违法犯罪记录',
    aliases: words(
      '无 无记录 没有 没有记录 正常 无前科 未发现 无异常 无犯罪记录 未查到 否 合格 无违法犯罪 没有违法犯罪记录',
      '无性侵违法犯罪记录 无性侵害违法犯罪记录 未发现违法犯罪记录 未查到违法犯罪记录 未查询到违法犯罪记录',
      '未发现有违法犯罪记录 经查询无违法犯罪记录 未发现异常 无性侵记录 无性侵前科',
    ),
  },
  {
    code: 'hit',
    label: '有违法犯罪记录',
    aliases: words('有 有记录 有前科 有犯罪记录 发现 异常 是'),
  },
] as const satisfies readonly Option[];

const statuses = [
  { code: 'employed', label: '在岗', aliases: words('在职 在编 聘用 临聘 返聘 在岗在编 已入职') },
  { code: 'candidate', label: '拟录用', aliases: words('拟聘 拟聘用 待入职 未入职 试用前 拟招聘') },
  { code: 'left', label: '离职', aliases: words('已离职 辞职 退休 调离 调出 离岗 不在岗') },
  { code: 'dismissed', label: '解聘', aliases: words('辞退 开除 已解聘 不予录用 解除聘用 清退') },
] as const satisfies readonly Option[];

/** 从业人员名册: queried before hiring and every year (未成年人保护法 §62); with a record, not hired or dismissed. */
export const staff = defineRegister({
  id: 'staff',
  label: '从业人员名册',
  group: 'institutions',
  titleField: 'name',
  statusField: 'status',
  closedStatuses: ['left', 'dismissed'],
  searchFields: ['name', 'idCard', 'unit', 'post', 'phone'],
  duplicateRules: { certain: [['idCard', 'unit']], likely: [['idCard'], ['name', 'unit']] },
  scope: { unit: 'supervisor' },
  isSensitive: true,
  retention: {
    years: 3,
    after: 'closed',
    basis: '《个人信息保护法》第十九条只留必要的时间；《民法典》第一百八十八条诉讼时效三年',
  },
  fields: [
    {
      key: 'name',
      label: '姓名',
      kind: 'name',
      required: true,
      list: true,
      sensitive: 'name',
      width: 12,
      help: '和身份证上的一致',
      aliases: words(
        '名字 人员姓名 从业人员姓名 教职工姓名 员工姓名 工作人员姓名 被查询人 被查询人姓名 教师姓名 职工姓名',
      ),
    },
    {
      key: 'idCard',
      label: '身份证号',
      kind: 'idcard',
      required: true,
      list: true,
      sensitive: 'idcard',
      width: 22,
      help: '18 位，单元格先设成文本',
      aliases: idCardAliases,
    },
    {
      key: 'unit',
      label: '工作单位',
      kind: 'ref',
      registers: ['contact-units', 'schools', 'institutions'],
      required: true,
      list: true,
      width: 26,
      help: '写所在学校、机构或单位的全称',
      aliases: words(
        '单位 单位名称 所在单位 用人单位 学校 学校名称 任职单位 所在学校 机构名称 从业单位 用人单位名称',
        '密切接触未成年人单位 服务单位 所属单位',
      ),
    },
    {
      key: 'post',
      label: '岗位',
      kind: 'text',
      list: true,
      width: 14,
      help: '教师、保安、保育员、校车司机、食堂人员、宿管等',
      aliases: words('职务 岗位名称 工作岗位 职位 工种 从事岗位 现任职务 岗位/职务 岗位类别'),
    },
    {
      key: 'phone',
      label: '联系电话',
      kind: 'phone',
      sensitive: 'phone',
      width: 16,
      help: '手机号，或带区号的座机号',
      aliases: phoneAliases.filter((alias) => !alias.startsWith('负责人')),
    },
    {
      key: 'hiredOn',
      label: '入职日期',
      kind: 'date',
      width: 14,
      help: '到这个单位上班的第一天',
      aliases: words(
        '入职时间 聘用日期 聘用时间 参加工作时间 到岗日期 上岗时间 录用时间 入职年月日 到岗时间',
      ),
    },
    {
      key: 'queriedOn',
      label: '最近查询日期',
      kind: 'date',
      list: true,
      width: 14,
      help: '最近一次查询违法犯罪记录的日期',
      aliases: words(
        '查询日期 查询时间 最近查询时间 最近一次查询时间 最近一次查询日期 上次查询时间 入职查询时间 反馈日期',
      ),
    },
    {
      key: 'result',
      label: '查询结果',
      kind: 'select',
      options: results,
      isExact: true,
      default: 'pending',
      list: true,
      width: 16,
      help: '待查、无记录或有记录；不填按“待查”',
      aliases: words(
        '查询情况 有无违法犯罪记录 违法犯罪记录 有无性侵违法犯罪记录 查询反馈 有无前科 结果 反馈结果 是否有违法犯罪记录',
      ),
    },
    {
      key: 'status',
      label: '在岗状态',
      kind: 'select',
      options: statuses,
      default: 'employed',
      list: true,
      width: 10,
      help: '拟录用、在岗、离职或解聘；不填按“在岗”',
      aliases: words('状态 人员状态 在职情况 在岗情况 是否在岗 是否在职 在职状态 聘用状态'),
    },
    {
      key: 'leftOn',
      label: '离职或解聘日期',
      kind: 'date',
      width: 14,
      help: '不再上班的日期；还在岗的不填',
      aliases: words('离职日期 离职时间 解聘日期 解聘时间 离岗时间 辞退时间 离岗日期 辞退日期'),
    },
    supervisorField,
    remarksField,
  ],
  rowRules: [
    isWorkingAge,
    isPast('queriedOn', '查询日期'),
    inOrder(['hiredOn', '入职日期'], ['leftOn', '离职或解聘日期']),
    {
      fields: ['result', 'queriedOn'],
      check: (values) =>
        ['clear', 'hit'].includes(textOf(values, 'result')) && textOf(values, 'queriedOn') === ''
          ? { field: 'queriedOn', reason: '写了查询结果，请同时填写查询日期', isGap: true }
          : undefined,
    },
    {
      fields: ['status', 'leftOn'],
      check: (values) =>
        textOf(values, 'leftOn') !== '' && ['employed', 'candidate'].includes(statusOf(values))
          ? { field: 'status', reason: '填了离职或解聘日期，在岗状态请改为“离职”或“解聘”' }
          : undefined,
    },
    {
      // 未成年人保护法 §62: with a record, nobody is hired, and whoever was hired is dismissed at once.
      fields: ['status', 'result'],
      check: (values) =>
        textOf(values, 'result') === 'hit' && statusOf(values) === 'employed'
          ? { field: 'status', reason: '查出有记录，依法应当立即解聘，请尽快处理并改状态', isWarning: true }
          : undefined,
    },
    {
      fields: ['status', 'queriedOn'],
      check: (values) =>
        textOf(values, 'queriedOn') === '' && statusOf(values) === 'employed'
          ? { field: 'queriedOn', reason: '在岗却没有查询日期，请尽快查询', isWarning: true, isGap: true }
          : undefined,
    },
  ],
});

/** As stored: whoever has no status in a sheet is at work. */
function statusOf(values: Parameters<typeof textOf>[0]): string {
  return textOf(values, 'status') || 'employed';
}
