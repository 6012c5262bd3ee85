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
    code: 'subject',
    label: '学科类培训',
    aliases: words('学科类 文化课培训 学科培训 补习班 文化培训 学科辅导'),
  },
  {
    code: 'arts',
    label: '文化艺术类培训',
    aliases: words('艺术类 艺术培训 文化艺术类 美术 舞蹈 音乐 书法 艺术类培训'),
  },
  { code: 'sports', label: '体育类培训', aliases: words('体育类 体育培训 篮球 跆拳道 武术 游泳 足球') },
  { code: 'science', label: '科技类培训', aliases: words('科技类 编程 机器人 科技培训 少儿编程') },
  {
    code: 'care',
    label: '校外托管',
    aliases: words('托管 托管班 托管机构 午托 晚托 午托班 小饭桌 校外托管机构 托管中心'),
  },
  { code: 'early', label: '早期教育', aliases: words('早教 早教中心 早教机构 亲子园 早期教育服务') },
  { code: 'other', label: '其他培训', aliases: words('其他 其它 综合培训 其他类 非学科类 非学科类培训') },
] as const satisfies readonly Option[];

/** 校外培训和托管机构. */
export const institutions = defineRegister({
  id: 'institutions',
  label: '校外培训和托管机构台账',
  group: 'institutions',
  titleField: 'name',
  statusField: 'status',
  closedStatuses: ['suspended', 'closed'],
  searchFields: ['name', 'licence', 'village', 'address', 'legalRep', 'phone', 'supervisor'],
  duplicateRules: { certain: [['licence'], ['name', 'village']], likely: [['name'], ['phone']] },
  scope: { village: 'village', unit: 'supervisor' },
  isSensitive: false,
  retention: officeRetention,
  fields: [
    {
      key: 'name',
      label: '机构名称',
      kind: 'name',
      required: true,
      list: true,
      width: 28,
      help: '写招牌或证照上的全称',
      aliases: words(
        '名称 培训机构名称 校外培训机构名称 托管机构名称 单位名称 机构全称 企业名称 培训机构 机构 字号名称',
      ),
    },
    {
      key: 'kind',
      label: '机构类别',
      kind: 'select',
      options: kinds,
      required: true,
      list: true,
      width: 18,
      help: '从下拉里选一项',
      aliases: words('类别 类型 机构类型 培训类别 培训类型 培训内容 培训项目 办学类型 业务范围'),
    },
    villageField,
    addressField,
    {
      key: 'licence',
      label: '证照号',
      kind: 'code',
      width: 24,
      help: '办学许可证号或统一社会信用代码，单元格先设成文本',
      aliases: words(
        '办学许可证号 办学许可证编号 许可证号 许可证编号 统一社会信用代码 社会信用代码 信用代码 营业执照号',
        '办学许可证 营业执照编号 证照编号 民非登记证号 营业执照',
      ),
    },
    {
      key: 'licenceUntil',
      label: '许可证到期日',
      kind: 'date',
      width: 14,
      help: '许可证上写的有效期最后一天；长期有效的不填',
      aliases: words(
        '办学许可证有效期 许可证有效期 有效期 有效期至 许可证有效期至 办学许可证到期日 到期日期',
      ),
    },
    {
      key: 'legalRep',
      label: '负责人',
      kind: 'name',
      list: true,
      width: 12,
      help: '法定代表人或实际管理的人',
      aliases: words(
        '法定代表人 法人 法人代表 举办者 负责人姓名 校长 主要负责人 经营者 法人姓名 联系人 机构负责人',
      ),
    },
    { ...phoneField, aliases: [...phoneAliases, ...words('法人电话 法定代表人电话 举办者电话 经营者电话')] },
    supervisorField,
    countField(
      'students',
      '学员数',
      '在读或在托的未成年人数',
      words('学员人数 学生数 学生人数 在读人数 在托人数 培训人数'),
    ),
    countField(
      'staffCount',
      '从业人员数',
      '老师和其他工作人员的总数',
      words('从业人数 教职工数 员工数 工作人员数 教师人数 师资人数'),
    ),
    {
      key: 'venue',
      label: '对应的重点场所',
      kind: 'ref',
      registers: ['venues'],
      width: 24,
      help: '每周检查里的那个场所，写场所名称；没有列为重点场所的不填',
      aliases: words('重点场所 对应重点场所 重点场所名称'),
    },
    openStatusField,
    remarksField,
  ],
  rowRules: [checksCreditCode],
});
