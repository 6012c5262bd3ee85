import {
  addressField,
  countField,
  officeRetention,
  openStatusField,
  phoneAliases,
  phoneField,
  remarksField,
  supervisorField,
  villageField,
} from './parts.ts';
import { defineRegister, words } from './register.ts';
import { checksCreditCode } from './row-rules.ts';
import type { Option } from './register.ts';

const kinds = [
  {
    code: 'association',
    label: '社会团体',
    aliases: words('社团 协会 联合会 促进会 志愿者协会 商会'),
  },
  {
    code: 'service',
    label: '社会服务机构',
    aliases: words('民办非企业单位 民非 社工机构 社会工作服务中心 社工站 服务中心'),
  },
  { code: 'foundation', label: '基金会', aliases: words('慈善基金会 公益基金会') },
  {
    code: 'volunteers',
    label: '志愿服务队伍',
    aliases: words('志愿队 志愿服务队 志愿者队伍 爱心团队 未登记 公益团队 义工队'),
  },
  { code: 'other', label: '其他组织', aliases: words('其他 其它 其他类') },
] as const satisfies readonly Option[];

const services = [
  { code: 'counselling', label: '心理辅导', aliases: words('心理 心理咨询 心理疏导 心理健康 心理干预') },
  { code: 'legal-aid', label: '法律服务', aliases: words('法律援助 法律 普法 法律咨询 维权') },
  { code: 'parenting', label: '家庭教育指导', aliases: words('家庭教育 家教指导 亲子教育 亲职教育') },
  { code: 'tutoring', label: '课业辅导', aliases: words('作业辅导 学业辅导 四点半课堂 助学 支教') },
  { code: 'care', label: '关爱陪伴', aliases: words('关爱帮扶 陪伴 关爱 结对帮扶 探访 走访 关爱服务') },
  { code: 'relief', label: '困难救助', aliases: words('救助 资助 慈善救助 物资捐赠 帮困 生活救助') },
  { code: 'other', label: '其他服务', aliases: words('其他 其它') },
] as const satisfies readonly Option[];

/** 未成年人保护社会组织: who could help, with what, and whom to call. */
export const socialOrgs = defineRegister({
  id: 'social-orgs',
  label: '社会组织台账',
  group: 'grassroots',
  titleField: 'name',
  statusField: 'status',
  closedStatuses: ['suspended', 'closed'],
  searchFields: ['name', 'licence', 'village', 'address', 'leader', 'phone', 'supervisor'],
  duplicateRules: { certain: [['licence'], ['name']], likely: [['phone']] },
  scope: { village: 'village', unit: 'supervisor' },
  isSensitive: false,
  retention: officeRetention,
  fields: [
    {
      key: 'name',
      label: '组织名称',
      kind: 'name',
      required: true,
      list: true,
      width: 28,
      help: '登记证书上的全称；没有登记的写通常的叫法',
      aliases: words(
        '名称 社会组织名称 社会组织 机构名称 单位名称 组织全称 队伍名称 志愿队名称 社工机构名称',
      ),
    },
    {
      key: 'kind',
      label: '组织类别',
      kind: 'select',
      options: kinds,
      required: true,
      list: true,
      width: 16,
      help: '从下拉里选一项',
      aliases: words('类别 类型 组织类型 社会组织类型 登记类型 组织性质 机构类别'),
    },
    {
      key: 'services',
      label: '服务内容',
      kind: 'multi',
      options: services,
      list: true,
      width: 24,
      help: '能做什么；可以写几类，用顿号隔开',
      aliases: words('服务项目 服务领域 业务范围 主要服务 服务类别 服务方向 帮扶内容'),
    },
    { ...villageField, required: false, help: '常驻的村或社区；不在本镇的不填' },
    addressField,
    {
      key: 'licence',
      label: '登记证号',
      kind: 'code',
      width: 24,
      help: '统一社会信用代码，单元格先设成文本；没有登记的不填',
      aliases: words('统一社会信用代码 社会信用代码 信用代码 登记号 登记证书号 证照号 登记证书编号'),
    },
    {
      key: 'leader',
      label: '负责人',
      kind: 'name',
      list: true,
      width: 12,
      help: '法定代表人，或队长',
      aliases: words('负责人姓名 法定代表人 法人 会长 理事长 队长 主要负责人 联系人 联系人姓名 法人代表'),
    },
    { ...phoneField, aliases: [...phoneAliases, ...words('法人电话 会长电话 队长电话 组织电话')] },
    supervisorField,
    countField(
      'socialWorkers',
      '社工人数',
      '持证社会工作者的人数',
      words('社工数 持证社工数 社工 专业社工人数 社会工作者人数'),
    ),
    countField(
      'volunteers',
      '志愿者人数',
      '常来的志愿者人数',
      words('志愿者数 志愿者 成员数 成员人数 队员人数 会员数'),
    ),
    openStatusField,
    remarksField,
  ],
  rowRules: [checksCreditCode],
});
