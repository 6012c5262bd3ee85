import { words } from './register.ts';
import type { Field } from './register.ts';

/** What a place must hold besides its business licence, by its trade, and until when it is good. */
export const licenceFields = [
  {
    key: 'tradeLicence',
    label: '特种行业许可证号',
    kind: 'code',
    width: 22,
    help: '旅馆业等由公安机关发的许可证；没有的不填',
    aliases: words('特行证号 特种行业许可证 特种行业许可证编号 特业许可证号 特行许可证号'),
  },
  {
    key: 'tradeLicenceUntil',
    label: '特种行业许可证到期日',
    kind: 'date',
    width: 14,
    help: '证上写的有效期最后一天；长期有效的不填',
    aliases: words('特种行业许可证有效期 特行证有效期 特行证到期日 特种行业许可证有效期至'),
  },
  {
    key: 'cultureLicence',
    label: '文化经营许可证号',
    kind: 'code',
    width: 22,
    help: '娱乐经营许可证或网络文化经营许可证；没有的不填',
    aliases: words(
      '文化经营许可证 娱乐经营许可证 娱乐经营许可证号 网络文化经营许可证号 网络文化经营许可证',
      '文化许可证号 文化经营许可证编号',
    ),
  },
  {
    key: 'cultureLicenceUntil',
    label: '文化经营许可证到期日',
    kind: 'date',
    width: 14,
    help: '证上写的有效期最后一天',
    aliases: words('文化经营许可证有效期 娱乐经营许可证有效期 文化经营许可证有效期至 文化许可证到期日'),
  },
  {
    key: 'fireCertificate',
    label: '消防检查文书号',
    kind: 'code',
    width: 22,
    help: '营业前消防安全检查合格证或意见书的编号',
    aliases: words(
      '消防许可证号 消防合格证号 消防检查合格证号 消防安全检查合格证 消防证号 消防手续 消防验收文号',
      '公众聚集场所消防安全检查意见书',
    ),
  },
  {
    key: 'healthLicence',
    label: '卫生许可证号',
    kind: 'code',
    width: 22,
    help: '公共场所卫生许可证；没有的不填',
    aliases: words('卫生许可证 公共场所卫生许可证 公共场所卫生许可证号 卫生许可证编号'),
  },
  {
    key: 'healthLicenceUntil',
    label: '卫生许可证到期日',
    kind: 'date',
    width: 14,
    help: '证上写的有效期最后一天',
    aliases: words('卫生许可证有效期 公共场所卫生许可证有效期 卫生许可证有效期至'),
  },
  {
    key: 'rooms',
    label: '房间数',
    kind: 'integer',
    min: 0,
    max: 100_000,
    width: 10,
    help: '客房、包厢或机位的数目',
    aliases: words('客房数 客房数量 房间数量 包厢数 包间数 机位数 床位数 房间总数 包房数'),
  },
] as const satisfies readonly Field[];
