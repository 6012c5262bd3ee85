import { withoutSpaces } from './source.ts';

const UNIT_END =
  /(?:办|办公室|所|局|站|中心|队|院|法庭|学校|校|[村居]民小组|小学|中学|幼儿园|园区|学区|村|村委会|村民委员会|居委会|社区|[党团工妇纪]委|委员会|委会|协会|商会|工会|妇联|残联|侨联|文联|科协|关工委|联合会|[宣统组战]部|武装部|部门|科|股|科室|室|处|厅|政府|公司|银行|企业|单位|街道|[镇乡县市区]|专班|支部|总支|医院)$/;
const NO_UNIT = /下设|成立|设立|负责|牵头|配合|[组队所站]长|副|同志|职责|(?<!民)小组|[。：:（()）]/;

const PERSON_ENDS = /(?:主要|有关|相关)?(?:负责人|负责同志)$/;

function cutOutsideParens(text: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let piece = '';
  for (const sign of text) {
    if (/[（(]/.test(sign)) depth += 1;
    if (/[）)]/.test(sign)) depth = Math.max(0, depth - 1);
    if (depth === 0 && /[、，,；;。.\s]/.test(sign)) {
      pieces.push(piece);
      // A widely set name ("妇 联") must come together again: the space is remembered.
      if (/\s/.test(sign)) pieces.push(' ');
      piece = '';
    } else piece += sign;
  }
  return [...pieces, piece].filter((part) => part !== '');
}

/** Single signs set apart by spaces belong together. */
function joinSpaced(pieces: readonly string[]): string[] {
  const joined: string[] = [];
  let afterSpace = false;
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece === ' ') afterSpace = true;
    else {
      if (afterSpace && last?.length === 1) joined[joined.length - 1] = last + piece;
      else joined.push(piece);
      afterSpace = false;
    }
  }
  return joined;
}

/** Whether a text can be the name of an office, a body or a collective of them. */
export function isUnit(text: string): boolean {
  const bare = text.replace(/[（(][^（()）]*[）)]/g, '');
  return bare.length >= 2 && bare.length <= 25 && UNIT_END.test(bare) && !NO_UNIT.test(bare);
}

/** 和 and 及 part two units only when both sides are units: 社会治安和应急管理办 is one. */
function splitPair(text: string): string[] {
  for (const match of text.matchAll(/以及|[和及与]/g)) {
    const left = text.slice(0, match.index);
    const right = text.slice(match.index + match[0].length);
    if (isUnit(left) && isUnit(right)) return [...splitPair(left), ...splitPair(right)];
  }
  return [text];
}

function trimUnit(text: string): string {
  return withoutSpaces(text)
    .replace(/[（(](?:牵头|主责|配合|责任|参与)(?:单位)?[）)]$/, '')
    .replace(PERSON_ENDS, '')
    .replace(/^(各.+?)(?:党支部|党总支|党组织|党委)?(?:书记|主任)$/, '$1')
    .replace(/(?<=.)等(?:有关|相关|镇直|责任|成员)*(?:单位|部门|站所|科室)?(?:（[^）]*）)?$/, '')
    .replace(/^(?:以及|及|和)(?=.{2})/, '');
}

/** A list of units; collectives (各村, 市直镇属各单位) stay word for word, 等 and closing signs go. */
export function parseUnits(text: string): string[] {
  const units = joinSpaced(cutOutsideParens(text)).flatMap((piece) => splitPair(trimUnit(piece)));
  return [...new Set(units.filter((unit) => unit !== ''))];
}

/** Units, if the text is nothing but a list of them. */
export function findUnits(text: string): string[] | undefined {
  const units = parseUnits(text);
  return units.length > 0 && units.every(isUnit) ? units : undefined;
}
