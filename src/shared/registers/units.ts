import { unitKindHints, unitKindLabels } from '../text/screen.ts';
import { addressField, officeRetention, remarksField } from './parts.ts';
import { defineRegister, words } from './register.ts';
import type { Option } from './register.ts';

/** Whether the town may order or must ask: a supervision goes out as a 通知 or as a 函. */
const kinds = [
  {
    code: 'village',
    label: unitKindLabels.village,
    aliases: words('村 社区 村居 行政村 村委会 居委会 村级 村（居）'),
  },
  {
    code: 'office',
    label: unitKindLabels.office,
    aliases: words('镇属 镇属单位 内设机构 镇直 镇直单位 本镇 机关 办公室 中心 镇级 乡镇内设机构'),
  },
  {
    code: 'external',
    label: unitKindLabels.external,
    aliases: words('派驻 派驻单位 派驻或市直 派驻机构 市直 市直单位 垂直管理 垂管 垂管单位 双管单位 县直'),
  },
] as const satisfies readonly Option[];

/**
 * 成员单位: who takes part in the campaign and whom to ring there. Its rows are the units that plans, problems, checks and
 * people point at, so it is kept by the office alone: what a unit is called decides what its officers may see.
 */
export const units = defineRegister({
  id: 'units',
  label: '成员单位台账',
  group: 'grassroots',
  titleField: 'name',
  aliasField: 'aliases',
  keptBy: 'coordinating',
  searchFields: [
    'name',
    'aliases',
    'leader',
    'liaison',
    'sponsor',
    'officePhone',
    'leaderPhone',
    'liaisonPhone',
    'address',
  ],
  duplicateRules: { certain: [['name']], likely: [] },
  scope: {},
  isSensitive: false,
  retention: officeRetention,
  fields: [
    {
      key: 'name',
      label: '单位名称',
      kind: 'name',
      required: true,
      list: true,
      width: 24,
      help: '写规范的全称；改了名称，旧名称自动留作别名',
      aliases: words(
        '名称 单位 单位全称 成员单位 成员单位名称 责任单位 部门 部门名称 机构名称 村（社区）名称',
      ),
    },
    {
      key: 'kind',
      label: '单位性质',
      kind: 'select',
      options: kinds,
      required: true,
      list: true,
      width: 16,
      help: `${unitKindHints.village}；${unitKindHints.office}；${unitKindHints.external}`,
      aliases: words('性质 类别 类型 单位类别 单位类型 哪一类 隶属关系 管理性质'),
    },
    {
      key: 'leader',
      label: '负责人',
      kind: 'name',
      list: true,
      width: 12,
      help: '主要负责人的姓名',
      aliases: words('负责人姓名 主要负责人 单位负责人 主要领导 书记 所长 主任 站长 一把手'),
    },
    {
      key: 'leaderPhone',
      label: '负责人电话',
      kind: 'phone',
      sensitive: 'contact',
      width: 16,
      help: '本人手机号',
      aliases: words('负责人联系电话 负责人手机 负责人手机号 主要负责人电话 主要领导电话 负责人联系方式'),
    },
    {
      key: 'sponsor',
      label: '分管领导',
      kind: 'name',
      width: 12,
      help: '镇里分管或联系这个单位的领导',
      aliases: words(
        '分管负责人 分管（联系）领导 联系领导 分管镇领导 挂点领导 包村领导 包片领导 分管领导姓名',
      ),
    },
    {
      key: 'liaison',
      label: '联络员',
      kind: 'name',
      list: true,
      width: 12,
      help: '平时接这项工作的人',
      aliases: words('联络员姓名 联系人 联系人姓名 经办人 具体经办人 工作人员 信息员 专干'),
    },
    {
      key: 'liaisonPhone',
      label: '联络员电话',
      kind: 'phone',
      sensitive: 'contact',
      list: true,
      width: 16,
      help: '本人手机号',
      aliases: words(
        '联络员手机 联络员手机号 联络员联系电话 联系人电话 联系电话 手机 手机号 手机号码 联系方式',
      ),
    },
    {
      key: 'officePhone',
      label: '办公电话',
      kind: 'phone',
      list: true,
      width: 16,
      help: '单位座机，带区号',
      aliases: words('单位电话 座机 座机号 固定电话 办公室电话 值班电话 传真电话 电话'),
    },
    { ...addressField, aliases: [...addressField.aliases, ...words('办公地址 办公地点 驻地')] },
    {
      key: 'duty',
      label: '承担的工作',
      kind: 'note',
      width: 36,
      help: '所在的工作组和承担的职责，方案以外另有分工的写在这里',
      aliases: words('工作职责 职责 职责分工 分工 所属工作组 工作组 主要职责 承担工作 任务分工'),
    },
    {
      key: 'aliases',
      label: '别名',
      kind: 'text',
      list: true,
      width: 24,
      help: '简称、旧称，几个用顿号隔开；表格里写这些名字，也认成这个单位',
      aliases: words('别的叫法 简称 旧称 又名 又称 曾用名 单位简称 其他名称'),
    },
    remarksField,
  ],
});
