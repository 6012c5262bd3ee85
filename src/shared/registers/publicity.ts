import { countField, officeRetention, remarksField, villageField } from './parts.ts';
import { defineRegister, words } from './register.ts';
import type { Option } from './register.ts';

const kinds = [
  {
    code: 'leaflet',
    label: '传单折页',
    aliases: words('传单 折页 宣传单 宣传折页 明白纸 宣传页 告知书 一封信 公开信'),
  },
  { code: 'poster', label: '海报展板', aliases: words('海报 展板 宣传画 挂图 宣传栏 展架') },
  { code: 'banner', label: '横幅标语', aliases: words('横幅 标语 条幅 墙体标语 电子屏 LED') },
  { code: 'booklet', label: '手册读本', aliases: words('手册 读本 宣传册 宣传手册 小册子') },
  { code: 'video', label: '视频音频', aliases: words('视频 短视频 音频 广播 微电影 动画 村村响 宣传片') },
  {
    code: 'article',
    label: '网络推文',
    aliases: words('推文 公众号 公众号文章 微信推文 新媒体 朋友圈 新闻稿'),
  },
  { code: 'lesson', label: '课件讲稿', aliases: words('课件 讲稿 PPT 教案 法治课 讲义') },
  { code: 'case', label: '典型案例', aliases: words('案例 以案说法 警示案例 案例汇编') },
  { code: 'other', label: '其他材料', aliases: words('其他 其它 宣传品 其他类 文创') },
] as const satisfies readonly Option[];

const audiences = [
  { code: 'pupils', label: '学生', aliases: words('中小学生 幼儿 未成年人 儿童 在校学生') },
  { code: 'parents', label: '家长', aliases: words('监护人 学生家长 父母 家庭') },
  { code: 'teachers', label: '教职工', aliases: words('教师 老师 学校职工') },
  { code: 'villagers', label: '村民群众', aliases: words('群众 村民 居民 社会公众 公众') },
  { code: 'trades', label: '场所经营者', aliases: words('经营者 业主 从业人员 企业 企业职工 场所从业人员') },
  { code: 'officials', label: '干部', aliases: words('村干部 党员干部 网格员 儿童主任') },
] as const satisfies readonly Option[];

/** 宣传资料: what was handed out or put up, and whether a case in it can still be recognised. */
export const publicity = defineRegister({
  id: 'publicity',
  label: '宣传资料台账',
  group: 'publicity',
  titleField: 'title',
  searchFields: ['title', 'unit', 'village', 'school'],
  duplicateRules: { certain: [['title', 'issuedOn', 'village']], likely: [['title', 'issuedOn']] },
  scope: { village: 'village', unit: 'unit' },
  isSensitive: false,
  isPublished: true,
  retention: officeRetention,
  fields: [
    {
      key: 'title',
      label: '资料名称',
      kind: 'text',
      required: true,
      list: true,
      width: 32,
      help: '标题，或一句话说是什么',
      aliases: words('名称 标题 宣传资料名称 宣传内容 材料名称 主题 宣传主题 资料标题 宣传品名称'),
    },
    {
      key: 'kind',
      label: '资料形式',
      kind: 'select',
      options: kinds,
      required: true,
      list: true,
      width: 14,
      help: '从下拉里选一项',
      aliases: words('形式 类别 类型 资料类别 宣传形式 宣传方式 资料类型 种类 材料类型'),
    },
    {
      key: 'audience',
      label: '宣传对象',
      kind: 'multi',
      options: audiences,
      list: true,
      width: 18,
      help: '可以写几类，用顿号隔开',
      aliases: words('对象 受众 宣传人群 面向对象 受众人群'),
    },
    {
      key: 'issuedOn',
      label: '发放日期',
      kind: 'date',
      required: true,
      list: true,
      width: 14,
      help: '发放、张贴或发布的日期',
      aliases: words('日期 时间 发放时间 宣传时间 发布日期 发布时间 宣传日期 张贴时间 投放时间'),
    },
    countField(
      'copies',
      '份数',
      '发放的份数；视频、推文填观看或阅读的次数',
      words('数量 发放数量 发放份数 印制数量 份数（份） 数量（份） 阅读量 播放量'),
    ),
    {
      key: 'unit',
      label: '制作单位',
      kind: 'unit',
      width: 20,
      help: '谁做的、谁发的',
      aliases: words('发放单位 宣传单位 责任单位 发布单位 主办单位 实施单位'),
    },
    { ...villageField, required: false, help: '发到哪个村；全镇的不填' },
    {
      key: 'school',
      label: '发放学校',
      kind: 'ref',
      registers: ['schools'],
      width: 24,
      help: '发到哪所学校；不是学校的不填',
      aliases: words('学校 学校名称 所在学校 进校园学校 宣传学校'),
    },
    {
      key: 'hasCase',
      label: '是否用到案例',
      kind: 'boolean',
      default: false,
      width: 12,
      help: '用到真实案件的填“是”；不填按“否”',
      aliases: words('是否涉及案例 是否含案例 有无案例 是否涉案 是否使用案例'),
    },
    {
      key: 'isDeidentified',
      label: '是否已隐去身份',
      kind: 'boolean',
      list: true,
      width: 12,
      help: '看不出是哪个孩子、哪个家、哪所学校，才填“是”',
      aliases: words('是否脱敏 是否已脱敏 是否去标识化 是否隐去身份 是否匿名 已脱敏 是否去身份化'),
    },
    remarksField,
  ],
  rowRules: [
    {
      // 未成年人保护法 §103: nothing may be published by which a minor of a case can be recognised.
      fields: ['hasCase', 'isDeidentified'],
      check: (values) =>
        values['hasCase'] === true && values['isDeidentified'] !== true
          ? {
              field: 'isDeidentified',
              reason: '用到案例的资料要先隐去身份，确认看不出是谁后再填“是”',
              isGap: true,
            }
          : undefined,
    },
  ],
});
