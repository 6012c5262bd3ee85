import {
  addressField,
  countField,
  officeRetention,
  openStatusField,
  phoneAliases,
  phoneField,
  remarksField,
  villageField,
} from './parts.ts';
import { defineRegister, words } from './register.ts';
import type { Option } from './register.ts';
import { atMost, numberOf } from './row-rules.ts';

const kinds = [
  {
    code: 'kindergarten',
    label: '幼儿园',
    aliases: words('幼儿园（公办） 幼儿园（民办） 学前教育 中心幼儿园 幼教'),
  },
  { code: 'teaching-point', label: '教学点', aliases: words('村小教学点 小学教学点 办学点') },
  { code: 'primary', label: '小学', aliases: words('完全小学 完小 村小 中心小学 中心完小 初小') },
  { code: 'junior', label: '初级中学', aliases: words('初中 初级中学（初中）') },
  { code: 'nine-year', label: '九年一贯制学校', aliases: words('九年制 九年一贯制 九年制学校') },
  { code: 'senior', label: '高级中学', aliases: words('高中 普通高中 完全中学 完中 十二年一贯制学校') },
  {
    code: 'vocational',
    label: '中等职业学校',
    aliases: words('中职 职高 职业高中 中专 职业中专 技工学校 技校'),
  },
  { code: 'special', label: '特殊教育学校', aliases: words('特教学校 特殊教育 特校') },
] as const satisfies readonly Option[];

/** 中小学、幼儿园. Every school has a vice principal for law (法治副校长, 教育部令第52号). */
export const schools = defineRegister({
  id: 'schools',
  label: '学校（幼儿园）台账',
  group: 'institutions',
  titleField: 'name',
  statusField: 'status',
  closedStatuses: ['suspended', 'closed'],
  searchFields: ['name', 'code', 'village', 'address', 'principal', 'phone', 'lawPrincipal'],
  duplicateRules: { certain: [['code'], ['name', 'village']], likely: [['name']] },
  scope: { village: 'village', unit: 'supervisor' },
  isSensitive: false,
  retention: officeRetention,
  fields: [
    {
      key: 'name',
      label: '学校名称',
      kind: 'name',
      required: true,
      list: true,
      width: 28,
      help: '写校牌上的全称',
      aliases: words(
        '名称 学校 学校（园）名称 幼儿园名称 学校全称 校名 单位名称 学校（幼儿园）名称 园名 学校（园）',
      ),
    },
    {
      key: 'kind',
      label: '学校类别',
      kind: 'select',
      options: kinds,
      required: true,
      list: true,
      width: 16,
      help: '从下拉里选一项',
      aliases: words('类别 类型 学校类型 办学类型 办学层次 学段 学校性质 种类 学校学段'),
    },
    villageField,
    addressField,
    {
      key: 'ownership',
      label: '公办或民办',
      kind: 'select',
      options: [
        { code: 'public', label: '公办', aliases: words('公立 国办 集体办') },
        { code: 'private', label: '民办', aliases: words('私立 普惠性民办 民办普惠') },
      ],
      width: 10,
      help: '公办或民办',
      aliases: words('办学性质 公办/民办 公民办 举办性质 举办者类型 公/民办'),
    },
    {
      key: 'code',
      label: '学校标识码',
      kind: 'code',
      width: 16,
      help: '教育部门编的学校（机构）标识码，单元格先设成文本',
      aliases: words('学校代码 标识码 学校（机构）标识码 学校编码 机构代码 统一社会信用代码'),
    },
    {
      key: 'principal',
      label: '校（园）长',
      kind: 'name',
      list: true,
      width: 12,
      help: '校长或园长的姓名',
      aliases: words(
        '校长 园长 校长姓名 园长姓名 校（园）长姓名 负责人 负责人姓名 学校负责人 校长/园长 主要负责人',
      ),
    },
    {
      ...phoneField,
      aliases: [...phoneAliases, ...words('校长电话 校长联系电话 园长电话 学校电话 校（园）长电话')],
    },
    {
      key: 'lawPrincipal',
      label: '法治副校长',
      kind: 'name',
      width: 12,
      help: '法治副校长的姓名；还没有聘任的不填',
      aliases: words('法制副校长 法治副校长姓名 法治副园长 法治辅导员 法治副校（园）长'),
    },
    {
      key: 'lawPrincipalUnit',
      label: '法治副校长单位',
      kind: 'unit',
      width: 18,
      help: '法治副校长的工作单位',
      aliases: words('法治副校长所在单位 法治副校长工作单位 法治副校长派出单位 法制副校长单位'),
    },
    {
      key: 'supervisor',
      label: '主管单位',
      kind: 'unit',
      width: 20,
      help: '管这所学校的部门',
      aliases: words('主管部门 监管单位 监管部门 行业主管部门 责任单位 管理单位'),
    },
    countField(
      'students',
      '学生数',
      '在校（在园）学生总数',
      words('学生人数 在校生数 在校学生数 在校人数 学生总数 在园幼儿数 幼儿数 在校生'),
    ),
    {
      key: 'isBoarding',
      label: '是否寄宿制',
      kind: 'boolean',
      list: true,
      width: 10,
      help: '有学生住校就填“是”',
      aliases: words('寄宿 是否寄宿 寄宿制 是否寄宿制学校 是否寄宿学校 有无住校生'),
    },
    countField(
      'boarders',
      '寄宿生数',
      '住校的学生数',
      words('住校生数 寄宿生 住校生 寄宿学生数 住校人数 寄宿人数'),
    ),
    countField(
      'leftBehind',
      '留守学生数',
      '在校学生里的留守儿童数',
      words('留守儿童数 留守儿童 留守学生 留守儿童人数 留守学生人数'),
    ),
    countField(
      'staffCount',
      '教职工数',
      '在岗教职工总数',
      words('教职工 教职工人数 教师数 教师人数 教职员工数'),
    ),
    openStatusField,
    remarksField,
  ],
  rowRules: [
    atMost(['boarders', '寄宿生数'], ['students', '学生数']),
    atMost(['leftBehind', '留守学生数'], ['students', '学生数']),
    {
      fields: ['isBoarding', 'boarders'],
      check: (values) =>
        values['isBoarding'] === false && (numberOf(values, 'boarders') ?? 0) > 0
          ? { field: 'boarders', reason: '写了寄宿生数，但“是否寄宿制”填的是“否”，请核对' }
          : undefined,
    },
  ],
});
