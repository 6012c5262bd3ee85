import { idCardAliases, villageField } from './parts.ts';
import { defineRegister, words } from './register.ts';
import type { Option } from './register.ts';
import { isPast } from './row-rules.ts';

const categories = [
  {
    code: 'record',
    label: '有性侵害违法犯罪记录',
    aliases: words(
      '性侵前科 性侵前科人员 强奸前科 猥亵前科 有性侵前科 性侵违法犯罪前科 性侵害前科人员 涉性侵前科',
    ),
  },
  {
    code: 'correction',
    label: '社区矫正对象',
    aliases: words('社区矫正 社矫对象 社矫人员 社区矫正人员 矫正对象'),
  },
  {
    code: 'released',
    label: '刑满释放人员',
    aliases: words('刑释人员 刑满释放 安置帮教对象 安置帮教 刑释解矫人员'),
  },
  {
    code: 'banned',
    label: '被禁止从业人员',
    aliases: words('从业禁止 从业禁止人员 禁止从业'),
  },
  {
    code: 'mental',
    label: '严重精神障碍患者',
    aliases: words('精神障碍 精神病人 精神障碍患者 肇事肇祸精神病人 精神病患者 严重精神障碍'),
  },
  { code: 'other', label: '其他重点人员', aliases: words('其他 其它 其他人员 其他类') },
] as const satisfies readonly Option[];

const statuses = [
  { code: 'active', label: '在管', aliases: words('在控 管控中 在册 正常 列管 在库') },
  { code: 'moved', label: '移交外地', aliases: words('移交 已移交 迁出 已迁出') },
  { code: 'closed', label: '解除', aliases: words('已解除 撤管 死亡 出库 收监 期满解除 撤销列管') },
] as const satisfies readonly Option[];

/**
 * 重点人员: the fewest facts that let the responsible unit be named, and no column for remarks; what lies behind is the
 * police's to keep (个人信息保护法 §6, §28).
 */
export const keyPersons = defineRegister({
  id: 'key-persons',
  label: '重点人员台账',
  group: 'persons',
  titleField: 'name',
  statusField: 'status',
  closedStatuses: ['moved', 'closed'],
  searchFields: ['name', 'idCard', 'village', 'unit'],
  duplicateRules: { certain: [['idCard']], likely: [['name', 'village']] },
  scope: { village: 'village', unit: 'unit' },
  isSensitive: true,
  retention: {
    years: 1,
    after: 'closed',
    basis: '《个人信息保护法》第十九条、第四十七条：目的已实现的应当及时删除',
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
      aliases: words('名字 人员姓名 重点人员姓名 对象姓名 重点人员'),
    },
    {
      key: 'idCard',
      label: '身份证号',
      kind: 'idcard',
      required: true,
      sensitive: 'idcard',
      width: 22,
      help: '18 位，单元格先设成文本',
      aliases: idCardAliases,
    },
    villageField,
    {
      key: 'category',
      label: '人员类别',
      kind: 'select',
      options: categories,
      required: true,
      list: true,
      sensitive: 'note',
      width: 20,
      help: '从下拉里选一项',
      aliases: words('类别 类型 人员类型 重点人员类别 对象类别 列管类别 重点人员类型'),
    },
    {
      key: 'unit',
      label: '责任单位',
      kind: 'unit',
      required: true,
      list: true,
      width: 20,
      help: '负责管控的单位',
      aliases: words('管控单位 管控责任单位 责任管控单位 列管单位 主管单位 包保单位'),
    },
    {
      key: 'officer',
      label: '责任人',
      kind: 'name',
      list: true,
      width: 12,
      help: '责任单位里具体负责的人',
      aliases: words('管控责任人 责任人姓名 责任民警 包保责任人 管控人 包保人 管控民警'),
    },
    {
      key: 'measure',
      label: '管控措施',
      kind: 'text',
      sensitive: 'note',
      width: 30,
      help: '一句话，如“每月见面一次”',
      aliases: words('措施 稳控措施 管理措施 管控情况 工作措施'),
    },
    {
      key: 'since',
      label: '列管日期',
      kind: 'date',
      width: 14,
      help: '从哪一天起列为重点人员',
      aliases: words('列管时间 纳管日期 纳管时间 起始日期 开始日期 列入日期 列入时间 列控时间'),
    },
    {
      key: 'status',
      label: '管控状态',
      kind: 'select',
      options: statuses,
      default: 'active',
      list: true,
      width: 10,
      help: '在管、移交外地或解除；不填按“在管”',
      aliases: words('状态 列管状态 目前状态 现状 在控状态'),
    },
  ],
  rowRules: [isPast('since', '列管日期')],
});
