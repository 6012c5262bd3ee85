import type { CellState } from '#shared/domain/grid/cell-state.ts';

/** A square as it is read: a mark that survives black-and-white paper, a word, and what it means. */
export type CellWord = { readonly mark: string; readonly word: string; readonly meaning: string };
export type CellWords = Readonly<Record<CellState, CellWord>>;

/** 场所 × 周. */
export const venueWords: CellWords = {
  'before-start': { mark: '', word: '启用前', meaning: '那一周还没有启用本台，不算漏检。' },
  'partial-first': { mark: '免', word: '首周不计', meaning: '头一周不满一周，不要求检查。' },
  'between-rules': { mark: '免', word: '衔接期', meaning: '要求调整，这几天不满一个周期，不要求检查。' },
  paused: { mark: '停', word: '暂停', meaning: '经同意暂停检查，这一周不要求。' },
  exempt: { mark: '准', word: '准予免检', meaning: '这家场所经同意免检，这一周不要求。' },
  holiday: { mark: '休', word: '整周放假', meaning: '这一周没有工作日，不要求检查。' },
  'not-owed': { mark: '', word: '不要求', meaning: '这家场所那一周没有列入或已停业，不要求检查。' },
  extra: { mark: '查', word: '查过', meaning: '这一周不要求检查，但查过了。' },
  shared: { mark: '', word: '不要求', meaning: '由别处登记。' },
  open: { mark: '□', word: '待检', meaning: '这一周还没检查。' },
  'due-soon': { mark: '急', word: '快到期', meaning: '这一周快过完了，还没检查。' },
  done: { mark: '✓', word: '已检', meaning: '这一周按时检查了。' },
  'done-late-entry': { mark: '补', word: '补录', meaning: '检查是按时做的，事后补录。' },
  'awaiting-confirmation': {
    mark: '待',
    word: '补录待确认',
    meaning: '补录晚了，要另一位同事确认后才算数。',
  },
  missed: { mark: '漏', word: '漏检', meaning: '这一周没有检查。漏检记录永久保留。' },
  'missed-then-evidenced': {
    mark: '漏+',
    word: '漏检后补证',
    meaning: '当时漏检，后来补了证据；漏检记录永久保留。',
  },
};

/** 学校 × 六个一. */
export const schoolWords: CellWords = {
  'before-start': { mark: '', word: '启用前', meaning: '那个学期还没有启用本台，不算没开展。' },
  'partial-first': { mark: '免', word: '本学期不计', meaning: '学校是学期中间列入的，这个学期不要求。' },
  'between-rules': { mark: '免', word: '衔接期', meaning: '要求调整，这几天不满一个周期，不要求。' },
  paused: { mark: '停', word: '暂停', meaning: '经同意暂停，这个学期不要求。' },
  exempt: { mark: '准', word: '准予免做', meaning: '这所学校经同意不做这一项。' },
  holiday: { mark: '休', word: '放假', meaning: '这个学期没有工作日，不要求。' },
  'not-owed': { mark: '', word: '不要求', meaning: '这一项不要求这所学校做。' },
  extra: { mark: '做', word: '做过', meaning: '不要求，但做过了。' },
  shared: { mark: '', word: '不要求', meaning: '由别处登记。' },
  open: { mark: '□', word: '待开展', meaning: '本学期还没有开展。' },
  'due-soon': { mark: '急', word: '快到期', meaning: '学期快结束了，还没有开展。' },
  done: { mark: '✓', word: '已开展', meaning: '本学期开展过了。' },
  'done-late-entry': { mark: '补', word: '补录', meaning: '是按时开展的，事后补录。' },
  'awaiting-confirmation': {
    mark: '待',
    word: '补录待确认',
    meaning: '补录晚了，要另一位同事确认后才算数。',
  },
  missed: { mark: '漏', word: '未开展', meaning: '这个学期没有开展。记录永久保留。' },
  'missed-then-evidenced': {
    mark: '漏+',
    word: '漏报后补证',
    meaning: '当时没有，后来补了证据；漏报记录永久保留。',
  },
};

/** 单位 × 周期任务. */
export const unitWords: CellWords = {
  'before-start': { mark: '', word: '启用前', meaning: '这一期还没有启用本台。' },
  'partial-first': { mark: '免', word: '首期不计', meaning: '头一期不满一期，不要求。' },
  'between-rules': { mark: '免', word: '衔接期', meaning: '要求调整，这几天不满一个周期，不要求。' },
  paused: { mark: '停', word: '暂停', meaning: '经同意暂停，这一期不要求。' },
  exempt: { mark: '准', word: '准予免做', meaning: '这个单位经同意这一期不做。' },
  holiday: { mark: '休', word: '放假', meaning: '这一期没有工作日，不要求。' },
  'not-owed': { mark: '', word: '不归它', meaning: '这项任务不归这个单位。' },
  extra: { mark: '做', word: '做过', meaning: '不要求，但做过了。' },
  shared: {
    mark: '责',
    word: '责任单位',
    meaning: '这个单位是责任单位，一起做；做没做看牵头单位那一格，这里不重复计数。',
  },
  open: { mark: '□', word: '待完成', meaning: '本期还没有完成。' },
  'due-soon': { mark: '急', word: '快到期', meaning: '这一期快过完了，还没有完成。' },
  done: { mark: '✓', word: '已完成', meaning: '本期完成了。' },
  'done-late-entry': { mark: '补', word: '补录', meaning: '是按时完成的，事后补录。' },
  'awaiting-confirmation': {
    mark: '待',
    word: '补录待确认',
    meaning: '补录晚了，要另一位同事确认后才算数。',
  },
  missed: { mark: '漏', word: '未完成', meaning: '上一期没有完成。记录永久保留。' },
  'missed-then-evidenced': {
    mark: '漏+',
    word: '漏后补证',
    meaning: '当时没有完成，后来补了证据；记录永久保留。',
  },
};
