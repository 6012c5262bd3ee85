import { withoutSpaces } from './source.ts';

/** What a label announces. `charge` holds persons or units, whichever stands there. */
export type Field =
  | 'adviser'
  | 'head'
  | 'deputy'
  | 'member'
  | 'lead'
  | 'responsible'
  | 'charge'
  | 'duties'
  | 'time'
  | 'office';

type Label = { words: string; field: Field };

const LABELS: readonly Label[] = [
  { field: 'adviser', words: '总顾问 顾问 名誉组长' },
  {
    field: 'head',
    words: '第一组长 第一召集人 执行组长 双组长 组长 总召集人 召集人 总指挥长 总指挥 指挥长 主任委员 主任',
  },
  {
    field: 'deputy',
    words:
      '常务副组长 第一副组长 执行副组长 副组长 副总召集人 副召集人 常务副总指挥 副总指挥 副指挥长 常务副主任 副主任委员 副主任',
  },
  { field: 'member', words: '成员名单 组成人员 成员 组员 委员' },
  { field: 'lead', words: '牵头单位 牵头部门 牵头科室 牵头站办所 主责单位 主责部门 主办单位 组长单位 牵头' },
  {
    field: 'responsible',
    words:
      '成员单位 成员部门 组成单位 责任单位 责任部门 责任科室 配合单位 配合部门 参与单位 参与部门 参加单位 协同单位 协同部门 协办单位 协作单位 协助单位 联动单位 副组长单位 责任主体 配合',
  },
  {
    field: 'charge',
    words: '责任领导 分管领导 牵头领导 包联领导 牵头人 责任人 负责人 联系领导 责任县级领导',
  },
  {
    field: 'duties',
    words:
      '主要工作职责 工作职责 主要职责 具体职责 职责任务 职责分工 职责范围 职能职责 主要任务 工作任务 重点任务 任务分工 工作内容 主要工作 职责 任务',
  },
  {
    field: 'time',
    words: '时间安排 活动时间 行动时间 整治时间 工作时间 起止时间 实施时间 完成时限 时限 时间',
  },
  { field: 'office', words: '办公室主任 办公室副主任 联络员 联系人 联系电话 电话' },
];

const FIELDS = new Map(
  LABELS.flatMap(({ field, words }) => words.split(' ').map((word) => [word, field] as const)),
);
const ANY = [...FIELDS.keys()]
  .toSorted((a, b) => b.length - a.length)
  .map((word) => Array.from(word).join('\\s*'))
  .join('|');
const OWNER = '(?:(?:专项)?(?:行动)?(?:工作)?领导小组|(?:工作)?专班|工作组|本组|小组|指挥部)?';

const WITH_COLON = new RegExp(
  `(^|[\\s；;。，,、（(])${OWNER}(${ANY})\\s*(?:[是为]?[：:]|为(?=.*[^，。；]{2}$))\\s*`,
  'g',
);
const LABEL_ALONE = new RegExp(`^${OWNER}(${ANY})(?:\\s{1,}(?=\\S)|\\s*$)`);
/** Labels that stand without a colon only where nothing else on the line could begin so. */
const NEEDS_COLON = /^(?:配合|牵头|任务|委员|主任|时间|电话|重点任务|主要任务|工作任务)$/;

/** Every word for a leader's place, longest first. */
export const ROLE_WORDS: readonly string[] = LABELS.filter(
  ({ field }) => field === 'adviser' || field === 'head' || field === 'deputy',
)
  .flatMap(({ words }) => words.split(' '))
  .toSorted((a, b) => b.length - a.length);

export type Labelled = { label: string; field: Field; value: string };

export function findField(label: string): Field | undefined {
  return FIELDS.get(withoutSpaces(label).replace(/[：:]$/, ''));
}

/**
 * Cuts "组长：甲  副组长：乙；牵头单位：丙" at its labels. Undefined when the text does not begin with one.
 * What follows a duties label belongs to it to the end.
 */
export function splitLabels(text: string): Labelled[] | undefined {
  const trimmed = text.trim();
  const marks: { at: number; end: number; label: string }[] = [];
  const alone = LABEL_ALONE.exec(trimmed);
  const aloneLabel = withoutSpaces(alone?.[1] ?? '');
  if (alone && !NEEDS_COLON.test(aloneLabel)) marks.push({ at: 0, end: alone[0].length, label: aloneLabel });
  for (const match of trimmed.matchAll(WITH_COLON)) {
    const at = match.index + (match[1]?.length ?? 0);
    const last = marks.at(-1);
    if (last && FIELDS.get(last.label) === 'duties') break;
    if (last && at < last.end) continue;
    marks.push({ at, end: match.index + match[0].length, label: withoutSpaces(match[2] ?? '') });
  }
  if (marks[0]?.at !== 0) return undefined;
  return marks.map(({ end, label }, index) => ({
    label,
    field: FIELDS.get(label) ?? 'office',
    value: trimmed
      .slice(end, marks[index + 1]?.at)
      .replace(/[；;，,、（(\s]+$/, '')
      .trim(),
  }));
}
