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

/** 未成年人保护法 §130 names them; schools and training institutions have registers of their own. */
const kinds = [
  {
    code: 'rescue',
    label: '救助保护机构',
    aliases: words('未成年人救助保护机构 未保站 未成年人保护工作站 救助站 未保中心'),
  },
  { code: 'welfare', label: '儿童福利机构', aliases: words('福利院 儿童福利院 孤儿院 儿童之家') },
  {
    code: 'nursery',
    label: '婴幼儿照护机构',
    aliases: words('托育机构 托育园 婴幼儿照护服务机构 托儿所 月子中心'),
  },
  { code: 'domestic', label: '家政服务机构', aliases: words('家政 家政公司 家政服务 育婴服务') },
  { code: 'medical', label: '医疗机构', aliases: words('医院 卫生院 诊所 村卫生室 卫生室 门诊部 康复机构') },
  {
    code: 'transport',
    label: '校车运营单位',
    aliases: words('校车 校车公司 校车服务 校车运营管理公司 校车服务公司'),
  },
  { code: 'security', label: '保安服务单位', aliases: words('保安公司 保安服务公司 安保公司 校园保安公司') },
  {
    code: 'culture',
    label: '文化体育活动场所',
    aliases: words('青少年宫 少年宫 体育馆 游泳馆 图书馆 儿童乐园 游乐场 文化站'),
  },
  {
    code: 'camp',
    label: '研学和营地机构',
    aliases: words('研学 研学基地 夏令营 冬令营 营地 研学旅行机构 劳动实践基地'),
  },
  {
    code: 'social',
    label: '社会服务组织',
    aliases: words('社工站 社工机构 社会工作服务中心 志愿服务组织 心理咨询机构'),
  },
  { code: 'other', label: '其他单位', aliases: words('其他 其它 其他类') },
] as const satisfies readonly Option[];

/** 密切接触未成年人单位: whoever works there is queried before hiring and every year (§62). */
export const contactUnits = defineRegister({
  id: 'contact-units',
  label: '密切接触未成年人单位台账',
  group: 'institutions',
  titleField: 'name',
  statusField: 'status',
  closedStatuses: ['suspended', 'closed'],
  searchFields: ['name', 'licence', 'village', 'address', 'manager', 'phone', 'supervisor'],
  duplicateRules: { certain: [['licence'], ['name', 'village']], likely: [['name'], ['phone']] },
  scope: { village: 'village', unit: 'supervisor' },
  isSensitive: false,
  retention: officeRetention,
  fields: [
    {
      key: 'name',
      label: '单位名称',
      kind: 'name',
      required: true,
      list: true,
      width: 28,
      help: '写牌子或证照上的全称',
      aliases: words(
        '名称 机构名称 企业名称 单位全称 密切接触未成年人单位 密切接触未成年人单位名称 单位 用人单位',
      ),
    },
    {
      key: 'kind',
      label: '单位类别',
      kind: 'select',
      options: kinds,
      required: true,
      list: true,
      width: 18,
      help: '从下拉里选一项；学校、培训机构记在各自的台账里',
      aliases: words('类别 类型 单位类型 行业 行业类别 单位性质 机构类型 机构类别'),
    },
    villageField,
    addressField,
    {
      key: 'licence',
      label: '证照号',
      kind: 'code',
      width: 24,
      help: '统一社会信用代码或许可证号，单元格先设成文本',
      aliases: words(
        '统一社会信用代码 社会信用代码 信用代码 许可证号 许可证编号 营业执照号 登记证号 证照编号 营业执照',
      ),
    },
    {
      key: 'manager',
      label: '负责人',
      kind: 'name',
      list: true,
      width: 12,
      help: '法定代表人或实际管理的人',
      aliases: words('负责人姓名 法人 法定代表人 法人代表 单位负责人 主要负责人 联系人 联系人姓名 院长 站长'),
    },
    { ...phoneField, aliases: [...phoneAliases, ...words('法人电话 单位电话 单位联系电话')] },
    supervisorField,
    countField(
      'staffCount',
      '从业人员数',
      '所有工作人员的总数，含临时工',
      words('从业人数 员工数 职工数 工作人员数 员工人数 职工人数 应查询人数'),
    ),
    openStatusField,
    remarksField,
  ],
  rowRules: [checksCreditCode],
});
