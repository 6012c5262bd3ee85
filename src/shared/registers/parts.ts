import { words } from './register.ts';
import type { Field, Option, Retention } from './register.ts';

/** Ledgers of the office's own work: the shortest of the fixed terms for official files. */
export const officeRetention = {
  years: 10,
  after: 'closed',
  basis: '《机关文件材料归档范围和文书档案保管期限规定》（国家档案局令第8号）：定期保管最短十年',
} as const satisfies Retention;

export const sexes = [
  { code: 'male', label: '男', aliases: words('男性 男孩 男生 男童') },
  { code: 'female', label: '女', aliases: words('女性 女孩 女生 女童') },
] as const satisfies readonly Option[];

export const openStatuses = [
  {
    code: 'open',
    label: '正常',
    aliases: words('在营 营业 开业 在办 开办 正常办学 正常营业 运行 存续 在业'),
  },
  { code: 'suspended', label: '停办', aliases: words('停业 歇业 暂停 整顿 停业整顿 停课 暂停营业') },
  { code: 'closed', label: '注销', aliases: words('撤销 已注销 关闭 取缔 吊销 撤并 已关闭 转让') },
] as const satisfies readonly Option[];

export const villageAliases = words(
  '村 村名 所属村 所在村（社区） 所属村（社区） 村（社区） 村/社区 社区 行政村 村居 村别 所在村居 所属村居',
  '属地 属地村 辖区 所在社区 所属社区 村（居） 村社区 所在村/社区 村（居）委会 村委会',
);

export const villageField = {
  key: 'village',
  label: '所在村',
  kind: 'village',
  required: true,
  list: true,
  width: 14,
  help: '写村或社区的名称',
  aliases: villageAliases,
} as const satisfies Field;

export const addressField = {
  key: 'address',
  label: '地址',
  kind: 'text',
  width: 32,
  help: '写到门牌号或附近标志物',
  aliases: words(
    '详细地址 单位地址 所在地 具体地址 门牌号 位置 地点 办学地址 经营地址 机构地址 学校地址 住所',
  ),
} as const satisfies Field;

export const phoneAliases = words(
  '电话 手机 手机号 手机号码 电话号码 联系方式 联系人电话 负责人电话 负责人联系电话 联系手机 联系号码',
);

export const phoneField = {
  key: 'phone',
  label: '联系电话',
  kind: 'phone',
  list: true,
  width: 16,
  help: '手机号，或带区号的座机号',
  aliases: phoneAliases,
} as const satisfies Field;

export const idCardAliases = words(
  '身份证 身份证号码 公民身份号码 公民身份证号 居民身份证号 证件号码 证件号 身份号码 居民身份证 公民身份证号码',
);

export const supervisorField = {
  key: 'supervisor',
  label: '主管单位',
  kind: 'unit',
  width: 20,
  help: '负责日常监管的部门或所队',
  aliases: words(
    '监管单位 主管部门 监管部门 行业主管部门 监管责任单位 责任单位 行业主管单位 主管/监管单位 业务主管单位',
  ),
} as const satisfies Field;

export const openStatusField = {
  key: 'status',
  label: '状态',
  kind: 'select',
  options: openStatuses,
  default: 'open',
  list: true,
  width: 10,
  help: '正常、停办或注销；不填按“正常”',
  aliases: words('办学状态 经营状态 营业状态 运行状态 经营情况 营业情况 目前状态 现状'),
} as const satisfies Field;

export const remarksField = {
  key: 'remarks',
  label: '备注',
  kind: 'note',
  width: 30,
  help: '上面各栏写不下的',
  aliases: words('说明 备注说明 其他情况 备注栏 情况说明 其他说明'),
} as const satisfies Field;

/** A count of people or things. */
export function countField<const K extends string>(
  key: K,
  label: string,
  help: string,
  aliases: readonly string[],
) {
  return { key, label, kind: 'integer', min: 0, max: 1_000_000, width: 10, help, aliases } as const;
}
