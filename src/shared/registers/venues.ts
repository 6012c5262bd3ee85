import { venueKindLabels } from '#shared/domain/inspection/inspection.ts';
import type { VenueKind } from '#shared/domain/inspection/inspection.ts';
import { officeRetention } from './parts.ts';
import { defineRegister, words } from './register.ts';
import { checksCreditCode } from './row-rules.ts';
import type { Option } from './register.ts';
import { licenceFields } from './venue-licences.ts';

/** The kinds that have a checklist, and how sheets write them. */
const kinds = [
  {
    code: 'hotel',
    label: venueKindLabels.hotel,
    aliases: words(
      '旅馆、酒店 旅馆 酒店 宾馆 旅店 旅社 民宿 招待所 客栈 旅馆业 住宿 住宿业 农家乐住宿',
      '快捷酒店 商务酒店 公寓酒店 酒店式公寓 旅馆酒店 旅馆/酒店 日租房 网约房 短租房',
    ),
  },
  {
    code: 'esports-hotel',
    label: venueKindLabels['esports-hotel'],
    aliases: words('电竞宾馆 电竞民宿 电竞主题酒店 电竞旅馆 电子竞技酒店 电竞房'),
  },
  {
    code: 'ktv',
    label: venueKindLabels.ktv,
    aliases: words(
      'KTV 卡拉OK 量贩式KTV 歌厅 歌舞厅 歌舞娱乐 歌舞娱乐场所 舞厅 迪厅 夜总会',
      '娱乐场所 练歌房',
    ),
  },
  {
    code: 'internet-cafe',
    label: venueKindLabels['internet-cafe'],
    aliases: words('网咖 网吧 互联网上网服务营业场所 上网服务场所 互联网上网服务场所 电竞馆 网络会所'),
  },
  {
    code: 'training',
    label: venueKindLabels.training,
    aliases: words(
      '培训机构 培训班 校外培训 辅导班 补习班 托管班 午托 晚托 托管机构 校外托管机构',
      '艺术培训 体育培训 文化培训 学科类培训 非学科类培训 早教机构 早教中心 培训学校',
    ),
  },
  {
    code: 'school-surroundings',
    label: venueKindLabels['school-surroundings'],
    aliases: words(
      '校园周边商店 学校周边 校园周边店铺 小卖部 文具店 零食店 小商店 校园周边商铺 烟酒店',
      '便利店 小超市 彩票店 彩票站 电子烟店 玩具店',
    ),
  },
  {
    code: 'general',
    label: venueKindLabels.general,
    aliases: words(
      '其他 其它 其它场所 其他类 酒吧 清吧 酒馆 游艺厅 游戏厅 电玩城 游艺娱乐场所 台球厅 台球室 桌球室',
      '剧本杀 密室逃脱 剧本娱乐场所 桌游吧 私人影院 点播影院 洗浴 足浴 浴场 浴室 桑拿 按摩 足疗',
    ),
  },
] as const satisfies readonly (Option & { code: VenueKind })[];

/** 重点场所台账: the places a town checks every week. */
export const venues = defineRegister({
  id: 'venues',
  label: '重点场所台账',
  group: 'places',
  titleField: 'name',
  statusField: 'status',
  closedStatuses: ['suspended', 'closed'],
  searchFields: ['name', 'village', 'address', 'licence', 'manager', 'phone', 'supervisor'],
  duplicateRules: {
    certain: [['licence'], ['name', 'village']],
    likely: [['name'], ['phone'], ['address', 'village']],
  },
  scope: { village: 'village', unit: 'supervisor' },
  isSensitive: false,
  retention: officeRetention,
  fields: [
    {
      key: 'name',
      label: '场所名称',
      kind: 'name',
      required: true,
      list: true,
      width: 30,
      help: '写招牌或证照上的全称',
      aliases: words(
        '名称 单位名称 企业名称 店名 店铺名称 经营场所名称 重点场所名称 重点场所 商户名称',
        '机构名称 字号名称 场所 招牌名称 旅馆名称 酒店名称 网吧名称 门店名称 经营单位',
      ),
    },
    {
      key: 'kind',
      label: '场所类别',
      kind: 'select',
      options: kinds,
      required: true,
      list: true,
      width: 20,
      help: '从下拉里选一项',
      aliases: words(
        '类别 类型 场所类型 行业 行业类别 行业类型 业态 种类 场所种类 经营类别 经营类型',
        '性质',
      ),
    },
    {
      key: 'village',
      label: '所在村',
      kind: 'village',
      required: true,
      list: true,
      width: 14,
      help: '写村或社区的名称',
      aliases: words(
        '村 村名 所在村（社区） 所属村 所属村（社区） 村（社区） 村/社区 社区 行政村',
        '村居 村别 所在村居 所属村居 属地 属地村 辖区 所在社区 所属社区 村（居）',
      ),
    },
    {
      key: 'address',
      label: '地址',
      kind: 'text',
      width: 32,
      help: '写到门牌号或附近标志物',
      aliases: words('详细地址 场所地址 经营地址 住所 所在地 经营场所地址 具体地址 门牌号 位置', '场所位置'),
    },
    {
      key: 'isKey',
      label: '是否重点',
      kind: 'boolean',
      default: true,
      list: true,
      width: 10,
      help: '重点场所每周检查一次；不填按“是”',
      aliases: words('重点 重点场所标记 是否重点场所 列入重点 是否列为重点 是否纳入重点'),
    },
    {
      key: 'licence',
      label: '证照号',
      kind: 'code',
      width: 24,
      help: '统一社会信用代码或许可证号，单元格先设成文本',
      aliases: words(
        '统一社会信用代码 社会信用代码 信用代码 许可证号 许可证编号 营业执照号 营业执照编号',
        '证照编号 营业执照 证照号码 营业执照号码 执照号 注册号 许可证号码 办学许可证号',
        '证件编号 统一社会信用代码/许可证号',
      ),
    },
    {
      key: 'manager',
      label: '负责人',
      kind: 'name',
      width: 12,
      help: '法定代表人或实际管理的人',
      aliases: words(
        '负责人姓名 法人 法定代表人 法人代表 经营者 业主 老板 店主 联系人 联系人姓名',
        '法人姓名 主要负责人 经营者姓名 场所负责人 管理人 法定代表人/负责人 法人（负责人）',
        '实际经营人',
      ),
    },
    {
      key: 'phone',
      label: '联系电话',
      kind: 'phone',
      list: true,
      width: 16,
      help: '手机号，或带区号的座机号',
      aliases: words(
        '电话 手机 手机号 手机号码 电话号码 联系方式 联系人电话 负责人电话 负责人联系电话',
        '联系手机 法人电话 经营者电话 联系号码',
      ),
    },
    {
      key: 'supervisor',
      label: '监管单位',
      kind: 'unit',
      width: 20,
      help: '负责日常监管的部门或所队',
      aliases: words(
        '主管单位 主管部门 监管部门 行业主管部门 监管责任单位 责任单位 牵头单位',
        '行业主管单位 包保单位 主管/监管单位 管理单位 监管主体 属事单位',
      ),
    },
    {
      key: 'status',
      label: '经营状态',
      kind: 'select',
      default: 'open',
      list: true,
      width: 10,
      help: '营业、停业或注销；不填按“营业”',
      options: [
        {
          code: 'open',
          label: '营业',
          aliases: words('正常 在营 开业 营业中 正常营业 存续 经营中 在业 开门'),
        },
        {
          code: 'suspended',
          label: '停业',
          aliases: words('歇业 暂停营业 关停 停业整顿 关门 未营业 装修 停办'),
        },
        { code: 'closed', label: '注销', aliases: words('吊销 已注销 取缔 关闭 倒闭 转让 已关闭 撤销') },
      ],
      aliases: words('状态 营业状态 营业情况 经营情况 是否营业 是否在营 经营状况 营业状况'),
    },
    ...licenceFields,
    {
      key: 'remarks',
      label: '备注',
      kind: 'note',
      width: 30,
      help: '上面各栏写不下的',
      aliases: words('说明 备注说明 其他情况 备注栏 情况说明'),
    },
  ],
  rowRules: [checksCreditCode],
});
