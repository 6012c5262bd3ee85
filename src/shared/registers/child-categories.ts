import { MAJORITY_YEARS } from '#shared/domain/identity/age.ts';
import { words } from './register.ts';
import type { Option } from './register.ts';

/** The seven categories a plan names; a child may be in several. */
export const childCategories = [
  {
    code: 'left-behind',
    label: '留守儿童',
    aliases: words('留守 农村留守儿童 留守儿 留守未成年人 留守学生'),
  },
  {
    code: 'migrant',
    label: '流动儿童',
    aliases: words('流动 随迁子女 随迁儿童 进城务工人员随迁子女 流动未成年人 外来务工人员子女'),
  },
  {
    code: 'difficulty',
    label: '困境儿童',
    aliases: words(
      '困境 孤儿 事实无人抚养儿童 事实无人抚养 事孤 特困儿童 困难儿童 低保家庭儿童 重病儿童 散居孤儿',
      '困境未成年人 事实孤儿 贫困儿童',
    ),
  },
  {
    code: 'disabled',
    label: '残疾儿童',
    aliases: words('残疾 残障儿童 残疾未成年人 残疾儿 重残儿童'),
  },
  {
    code: 'single-parent',
    label: '单亲家庭子女',
    aliases: words('单亲 单亲家庭 单亲儿童 单亲家庭儿童 离异家庭 离异家庭子女 父母离异 丧偶家庭 单亲子女'),
  },
  {
    code: 'recomposed',
    label: '重组家庭子女',
    aliases: words('重组 重组家庭 重组家庭儿童 再婚家庭 再婚家庭子女 重组子女'),
  },
  {
    code: 'abnormal-relations',
    label: '关系异常家庭子女',
    aliases: words(
      '关系异常 关系异常家庭 家庭关系异常 家庭关系紧张 关系异常家庭儿童 家庭不和 家暴家庭 家庭暴力',
      '亲子关系异常',
    ),
  },
] as const satisfies readonly Option[];

export type ChildCategory = (typeof childCategories)[number]['code'];

/**
 * The birthday from which a child is no longer in a category, in years. Left-behind: 国发〔2016〕13号, under sixteen;
 * migrant children are counted alike; all others are minors (未成年人保护法 §2).
 */
export const categoryAgeLimits = {
  'left-behind': 16,
  migrant: 16,
  difficulty: MAJORITY_YEARS,
  disabled: MAJORITY_YEARS,
  'single-parent': MAJORITY_YEARS,
  recomposed: MAJORITY_YEARS,
  'abnormal-relations': MAJORITY_YEARS,
} as const satisfies Record<ChildCategory, number>;
