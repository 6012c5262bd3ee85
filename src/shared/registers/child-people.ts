import { words } from './register.ts';
import type { Field, Option } from './register.ts';

/** In the order in which 民法典 §27 calls them to the guardianship. */
const relations = [
  { code: 'father', label: '父亲', aliases: words('父 爸爸 父子 父女 养父 继父 生父') },
  { code: 'mother', label: '母亲', aliases: words('母 妈妈 母子 母女 养母 继母 生母') },
  { code: 'parents', label: '父母', aliases: words('双亲 父母亲 父亲母亲 父母双方') },
  { code: 'paternal', label: '祖父母', aliases: words('爷爷 奶奶 祖父 祖母 爷孙 祖孙 婆婆 爷爷奶奶 公公') },
  { code: 'maternal', label: '外祖父母', aliases: words('外公 外婆 姥姥 姥爷 外祖父 外祖母 外孙 外公外婆') },
  { code: 'sibling', label: '兄姐', aliases: words('哥哥 姐姐 兄 姐 兄长 兄弟 姐弟 兄妹') },
  {
    code: 'relative',
    label: '其他亲属',
    aliases: words('亲属 亲戚 伯父 伯伯 叔叔 姑姑 舅舅 姨 阿姨 姨妈 舅妈 伯母 婶婶 姑妈 叔侄 姑父 姨父'),
  },
  {
    code: 'other',
    label: '其他人或组织',
    aliases: words('其他 其它 邻居 村委会 居委会 民政部门 福利院 朋友 保姆'),
  },
] as const satisfies readonly Option[];

/** A column of a group of columns, as a sheet heads it in one line or two: 监护人姓名, 监护人 over 姓名. */
function headed(heads: string, tails: string): string[] {
  return words(heads).flatMap((head) => words(tails).map((tail) => `${head}${tail}`));
}

const guardians = '监护人 监护人情况 监护人信息 法定监护人 监护人基本情况';
const caregivers =
  '委托照护人 委托照护人情况 受委托照护人 被委托照护人 委托监护人 照护人 照料人 实际照料人 实际监护人 受委托人';
const names = '姓名 名字';
const kinships = '与儿童关系 关系 与监护对象关系 与孩子关系 与儿童的关系 与被监护人关系 与学生关系';
const numbers = '联系电话 手机 手机号 手机号码 联系方式 电话号码';

/** Who answers for the child, and who looks after him while the parents are away (未成年人保护法 §22, §23). */
export const personFields = [
  {
    key: 'guardian',
    label: '监护人',
    kind: 'name',
    list: true,
    sensitive: 'name',
    width: 12,
    help: '依法监护他的人，一般是父亲或母亲',
    aliases: [...headed(guardians, names), ...words('法定监护人 家长姓名 家长 父母姓名 监护人员')],
  },
  {
    key: 'guardianRelation',
    label: '监护人与儿童关系',
    kind: 'select',
    options: relations,
    width: 12,
    help: '父亲、母亲、祖父母等',
    aliases: [
      ...headed(guardians, kinships),
      ...words('与儿童关系 与监护人关系 关系 与家长关系 监护关系'),
    ].filter((alias) => alias !== '监护人与儿童关系'),
  },
  {
    key: 'guardianPhone',
    label: '监护人电话',
    kind: 'phone',
    list: true,
    sensitive: 'phone',
    width: 16,
    help: '手机号，或带区号的座机号',
    aliases: [
      ...headed(guardians, numbers),
      ...words('联系电话 电话 家长电话 家长联系电话 联系方式 手机号 手机号码 监护人员电话 家庭电话'),
    ],
  },
  {
    key: 'caregiver',
    label: '委托照护人',
    kind: 'name',
    sensitive: 'name',
    width: 12,
    help: '父母外出时受托照看他的人；父母在家的不填',
    aliases: [
      ...headed(caregivers, names),
      ...words('照护人 照料人 实际照料人 受委托照护人 委托监护人 实际监护人 受委托人'),
    ],
  },
  {
    key: 'caregiverRelation',
    label: '委托照护人与儿童关系',
    kind: 'select',
    options: relations,
    width: 12,
    help: '祖父母、其他亲属等',
    aliases: headed(caregivers, kinships).filter((alias) => alias !== '委托照护人与儿童关系'),
  },
  {
    key: 'caregiverPhone',
    label: '委托照护人电话',
    kind: 'phone',
    sensitive: 'phone',
    width: 16,
    help: '手机号，或带区号的座机号',
    aliases: [...headed(caregivers, numbers), ...words('照护人电话 照料人电话 受委托人电话 委托监护人电话')],
  },
] as const satisfies readonly Field[];
