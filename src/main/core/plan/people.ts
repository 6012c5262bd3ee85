import { isUnit } from './units.ts';

export type Person = { name: string; note?: string };

const POST_END =
  '(?:书记|镇长|乡长|县长|市长|区长|主任|部长|局长|所长|站长|队长|院长|校长|园长|主席|委员|组长|科长|股长|处长|会长|庭长|社长|理事长|主官|指导员|教导员|调研员|科员|干事|干部|专干|助理|负责人|常务|班长|支书|代表|法官|检察官|民警|秘书|参谋|政委|主官|同志)';
const IS_POST = new RegExp(`${POST_END}$`);
const POST_THEN_NAME = new RegExp(`^.*${POST_END}(?=[\\u4e00-\\u9fff×某]{2,3}$)`);
const NAME =
  /^(?:[\u4e00-\u9fff×某○]{2,4}|[\u4e00-\u9fff]{1,8}(?:[·•．][\u4e00-\u9fff]{1,8})+|[\u4e00-\u9fff][XxＸ*＊]{1,2})$/;
const NO_NAME =
  /^(?:组长|副组长|成员|顾问|同志|其他|其它|以及|负责|配合|名单|如下|职责|单位|部门|附件|说明|备注|空缺|待定|.{2,3}组)$/;

const SHORT_UNIT =
  /^(?:妇联|残联|工会|[党团纪]委|侨联|文联|科协|人大|政协|学校|村委|医院|公司|银行|企业|社区|支部|总支|街道|专班)$/;

/** Whether a text can be a person's name. Two signs may end like an office (王镇); longer ones may not. */
export function isName(text: string): boolean {
  if (!NAME.test(text) || IS_POST.test(text) || NO_NAME.test(text)) return false;
  return text.length === 2 ? !SHORT_UNIT.test(text) : !isUnit(text);
}

/** Whether a text is a post (镇党委书记) rather than a name. */
export function isPost(text: string): boolean {
  return text.length <= 20 && IS_POST.test(text);
}

type Token = { text: string; separator: string; gap: number; note?: string };

/** Words between separators; `gap` is how many spaces stood before, Infinity after any other separator. */
function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(
    /([、，,；;/。\s]*)(?:[（(]([^（()）]*)[）)]?|([^、，,；;/。\s（(）)]+))/g,
  )) {
    const gapText = match[1] ?? '';
    const gap = tokens.length === 0 || /\S/.test(gapText) ? Infinity : gapText.length;
    const last = tokens.at(-1);
    if (match[2] !== undefined && last) last.note = match[2].trim();
    else if (match[3] !== undefined) tokens.push({ text: match[3], separator: gapText, gap });
  }
  return tokens;
}

/** Joins a run of single signs: 张 三 李 四 is two names; with uneven gaps the widest gaps part the names. */
function joinSingles(run: readonly Token[]): Token[] {
  const narrowest = Math.min(...run.slice(1).map((token) => token.gap));
  const isUneven = run.slice(1).some((token) => token.gap > narrowest);
  const joined: Token[] = [];
  for (const token of run) {
    const last = joined.at(-1);
    const parts = isUneven ? token.gap > narrowest : run.length % 2 === 0 && last?.text.length === 2;
    if (last && !parts && last.note === undefined && last.text.length < 4) {
      last.text += token.text;
      if (token.note !== undefined) last.note = token.note;
    } else joined.push({ ...token });
  }
  return joined;
}

function joinSpacedNames(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  let run: Token[] = [];
  const flush = (): void => {
    joined.push(...joinSingles(run));
    run = [];
  };
  for (const token of tokens) {
    if (token.text.length === 1) {
      run.push(token);
      continue;
    }
    // 张 三  李 小四: the sign left over is the surname of the word after it.
    const surname =
      run.length % 2 === 1 && token.text.length === 2 && token.gap !== Infinity ? run.pop() : undefined;
    flush();
    joined.push(
      surname
        ? { ...token, text: surname.text + token.text, separator: surname.separator, gap: surname.gap }
        : { ...token },
    );
  }
  flush();
  return joined;
}

/** Whether a post is the one of the person named before it: 张三  镇长 / 张三，镇长 / 张三  书记、镇长. */
function belongsToLast(token: Token, last: Person | undefined, postsLead: boolean): last is Person {
  if (!last || postsLead || /[；;。/]/.test(token.separator)) return false;
  if (token.separator.includes('、')) return last.note !== undefined && IS_POST.test(last.note);
  return last.note === undefined;
}

/**
 * Names in a text such as "张  三  李某某（常务）、镇长王五  赵六  镇党委委员". A post beside a name becomes its note.
 * `rest` holds what is neither name nor post; a post without a name counts as one.
 */
export function parsePeople(text: string): { people: Person[]; rest: string[] } {
  const people: Person[] = [];
  const rest: string[] = [];
  let posts: string[] = [];
  let postsLead = false;
  for (const token of joinSpacedNames(tokenize(text))) {
    const word = token.text.replace(/(?<=.{2})(?:同志|等)$/, '');
    const post = POST_THEN_NAME.exec(word)?.[0];
    const name = post === undefined ? word : word.slice(post.length);
    const last = people.at(-1);
    if (isName(name)) {
      const notes = [...posts, post, token.note].filter((note) => note !== undefined && note !== '');
      postsLead ||= posts.length > 0;
      people.push(notes.length === 0 ? { name } : { name, note: notes.join('、') });
      posts = [];
    } else if (IS_POST.test(word) || (isUnit(word) && last)) {
      if (belongsToLast(token, last, postsLead))
        last.note = last.note === undefined ? word : `${last.note}、${word}`;
      else posts.push(word);
    } else rest.push(word);
  }
  return { people, rest: [...rest, ...posts] };
}

/** People, if the text holds nothing else. */
export function findPeople(text: string): Person[] | undefined {
  const { people, rest } = parsePeople(text);
  return people.length > 0 && rest.length === 0 ? people : undefined;
}
