import { childCategories } from './child-categories.ts';
import { childRules } from './child-rules.ts';
import { idCardAliases, remarksField, sexes, villageAliases, villageField } from './parts.ts';
import { personFields } from './child-people.ts';
import { defineRegister, words } from './register.ts';
import type { Option } from './register.ts';
import { fromIdCard } from './row-rules.ts';

const schooling = [
  { code: 'enrolled', label: '在学', aliases: words('在读 在校 就读 在园 已入学 在读学生 正常就读') },
  { code: 'preschool', label: '学龄前', aliases: words('未入学 未上学 未入园 学龄前儿童 散居') },
  { code: 'dropout', label: '失学辍学', aliases: words('辍学 失学 休学 弃学 已辍学 疑似辍学') },
  { code: 'home', label: '送教上门', aliases: words('送教 在家学习 居家学习') },
  { code: 'finished', label: '不再上学', aliases: words('毕业 已毕业 务工 已就业 待业 初中毕业') },
] as const satisfies readonly Option[];

const risks = [
  { code: 'high', label: '高', aliases: words('高风险 高危 重点 红 红色 一级 重度') },
  { code: 'medium', label: '中', aliases: words('中风险 关注 黄 黄色 二级 中度 橙色') },
  { code: 'low', label: '低', aliases: words('低风险 一般 绿 绿色 三级 轻度 正常 蓝色') },
] as const satisfies readonly Option[];

const statuses = [
  { code: 'active', label: '在册', aliases: words('在库 在管 关爱中 帮扶中 正常 跟踪中') },
  { code: 'left', label: '迁出', aliases: words('已迁出 搬走 外迁 转出 户口迁出 随父母外出') },
  { code: 'adult', label: '已满十八周岁', aliases: words('成年 已成年 年满18周岁 满18周岁 超龄') },
  { code: 'closed', label: '不再列入', aliases: words('出册 退出 已解除 不符合 销户 死亡 已出库 脱困 移出') },
] as const satisfies readonly Option[];

/** 重点儿童台账: the children a plan asks to know, visit and help. */
export const children = defineRegister({
  id: 'children',
  label: '重点儿童台账',
  group: 'minors',
  titleField: 'name',
  statusField: 'status',
  closedStatuses: ['left', 'adult', 'closed'],
  searchFields: ['name', 'idCard', 'village', 'address', 'school', 'guardian', 'guardianPhone', 'helper'],
  duplicateRules: {
    certain: [['idCard'], ['name', 'birthDate', 'village']],
    likely: [
      ['name', 'birthDate'],
      ['name', 'guardianPhone'],
    ],
  },
  scope: { village: 'village' },
  isSensitive: true,
  retention: {
    years: 3,
    after: 'majority',
    basis: '《民法典》第一百八十八条、第一百九十一条：未成年人受性侵害的诉讼时效自满十八周岁起算三年',
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
      help: '和户口簿上的一致',
      aliases: words(
        '儿童姓名 孩子姓名 学生姓名 未成年人姓名 名字 对象姓名 小孩姓名 儿童名字 子女姓名 重点儿童姓名',
      ),
    },
    {
      key: 'sex',
      label: '性别',
      kind: 'select',
      options: sexes,
      list: true,
      width: 8,
      help: '男或女；填了身份证号可以不填',
      aliases: words('儿童性别 男女 性別 男/女'),
    },
    {
      key: 'idCard',
      label: '身份证号',
      kind: 'idcard',
      list: true,
      sensitive: 'idcard',
      width: 22,
      help: '18 位，单元格先设成文本；还没有办的不填，但要填性别和出生日期',
      aliases: [
        ...idCardAliases,
        ...words('儿童身份证号 儿童身份证号码 孩子身份证号 学生身份证号 学生身份证号码 儿童身份证'),
      ],
    },
    {
      key: 'birthDate',
      label: '出生日期',
      kind: 'date',
      sensitive: 'birth',
      width: 14,
      help: '写成 2016-03-05 这样；填了身份证号可以不填',
      aliases: words('出生年月日 生日 出生年月 儿童出生日期 出生时间 出生日'),
    },
    { ...villageField, aliases: [...villageAliases, ...words('户籍村 居住村 所属村组')] },
    {
      key: 'address',
      label: '现住址',
      kind: 'text',
      sensitive: 'address',
      width: 32,
      help: '现在实际住的地方，写到组和门牌',
      aliases: words(
        '地址 住址 家庭住址 家庭地址 居住地址 现居住地址 居住地 现住地址 详细地址 详细住址 现居住地 实际居住地',
      ),
    },
    {
      key: 'household',
      label: '户籍地址',
      kind: 'text',
      sensitive: 'address',
      width: 32,
      help: '户口簿上的地址；和现住址一样的可以不填',
      aliases: words('户籍地 户口所在地 户籍所在地 户口地址 户籍住址 户籍'),
    },
    {
      key: 'categories',
      label: '儿童类别',
      kind: 'multi',
      options: childCategories,
      required: true,
      list: true,
      width: 24,
      help: '可以写几类，用顿号隔开；留守、流动儿童须不满 16 周岁，其他须不满 18 周岁',
      aliases: words(
        '类别 类型 儿童类型 对象类别 人员类别 所属类别 重点儿童类别 困境类型 未成年人类别 类别（可多选） 儿童分类',
      ),
    },
    {
      key: 'disability',
      label: '残疾类别和等级',
      kind: 'text',
      sensitive: 'note',
      width: 18,
      help: '残疾儿童填，如“听力二级”',
      aliases: words('残疾类别 残疾等级 残疾类型 残疾类别等级 残疾情况 残疾类型及等级 残疾证'),
    },
    {
      key: 'schooling',
      label: '就学情况',
      kind: 'select',
      options: schooling,
      width: 12,
      help: '在学、学龄前、失学辍学等',
      aliases: words('就读情况 入学情况 上学情况 就学状态 就学状况 是否在读 是否在校 学籍状态'),
    },
    {
      key: 'school',
      label: '就读学校',
      kind: 'ref',
      registers: ['schools'],
      list: true,
      width: 24,
      help: '写学校或幼儿园的全称；不在本镇就读的也写',
      aliases: words(
        '学校 学校名称 所在学校 就读学校（幼儿园） 就读学校名称 在读学校 学籍学校 就读幼儿园 就读院校',
      ),
    },
    {
      key: 'grade',
      label: '年级班级',
      kind: 'text',
      width: 14,
      help: '如“三年级2班”',
      aliases: words('年级 班级 就读年级 所在年级 年级（班级） 所在班级 年级/班级 就读班级 年班'),
    },
    ...personFields,
    {
      key: 'risk',
      label: '风险等级',
      kind: 'select',
      options: risks,
      list: true,
      width: 10,
      help: '高、中或低',
      aliases: words('风险级别 风险程度 监护风险等级 等级 监护风险 风险评估等级 关注等级 风险评估 关爱等级'),
    },
    {
      key: 'helper',
      label: '帮扶人',
      kind: 'name',
      list: true,
      width: 12,
      help: '一对一帮扶的人；还没有定的不填',
      aliases: words(
        '帮扶人姓名 帮扶责任人 结对帮扶人 一对一帮扶人 帮扶干部 包保人 结对干部 包保责任人 爱心妈妈 帮扶人员',
      ),
    },
    {
      key: 'helperPhone',
      label: '帮扶人电话',
      kind: 'phone',
      width: 16,
      help: '手机号，或带区号的座机号',
      aliases: words(
        '帮扶人联系电话 帮扶责任人电话 帮扶干部电话 帮扶人联系方式 结对帮扶人电话 包保人电话 帮扶人手机',
      ),
    },
    {
      key: 'status',
      label: '在册状态',
      kind: 'select',
      options: statuses,
      default: 'active',
      list: true,
      width: 12,
      help: '在册、迁出、已满十八周岁或不再列入；不填按“在册”',
      aliases: words('状态 台账状态 儿童状态 管理状态 是否在册 目前状态'),
    },
    { ...remarksField, sensitive: 'note' },
  ],
  derive: fromIdCard,
  rowRules: childRules,
});
