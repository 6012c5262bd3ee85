import type { Trait, TraitKind } from './crowd-traits.ts';
import { foldText } from './fold-text.ts';
import type { NamedPlace } from './find-places.ts';
import { placesIn } from './find-places.ts';
import { inText } from './found.ts';
import type { Found } from './found.ts';
import type { PeopleIndex } from './people-index.ts';
import { AGE, NO_CHILD } from './person-words.ts';
import { gradeKeys, smallNumber } from './places.ts';
import { sentencesOf } from './sentences.ts';
import { categoryWords } from './sources.ts';

/** Combinations of one sentence that are counted; a sentence with more traits is a list of many people. */
const MOST_COUNTED = 300;

type Rule = { least: number; year: number };
type Told = Trait & { at: number; length: number };

/**
 * What a sentence tells together fits somebody, but fewer than `least` people of that village or school: 某校三年级的女孩.
 * A sentence without a place of its own goes on about the place before it, at first about the `topic`.
 */
export function findCombinations(
  index: PeopleIndex,
  text: string,
  rule: Rule,
  topic: readonly NamedPlace[] = [],
): Found[] {
  let before = topic;
  return sentencesOf(text).flatMap(({ text: sentence, from: start }): Found[] => {
    const folded = foldText(sentence);
    const here = placesIn(index, folded.text);
    const told = traitsIn(index, folded.text, rule.year);
    const places = here.length > 0 ? here : before.slice(-1);
    before = places;
    if (told.length === 0 || places.length === 0) return [];
    const people = fewWith(index, places, told, rule.least);
    if (people.length === 0) return [];
    const spans = [...told, ...here];
    const at = Math.min(...spans.map((span) => span.at));
    const end = Math.max(...spans.map((span) => span.at + span.length));
    const { from, to } = inText(folded, { at, length: end - at });
    const severity = people.length === 1 ? 'certain' : 'possible';
    return [{ kind: 'combination', from: start + from, to: start + to, severity, key: '', people }];
  });
}

/** The fewest people whom some combination of place and traits fits; none where every one fits nobody or enough. */
function fewWith(
  index: PeopleIndex,
  places: readonly NamedPlace[],
  told: readonly Told[],
  least: number,
): number[] {
  const kinds = [...Map.groupBy(told, ({ kind }) => kind).values()];
  let fewest: number[] = [];
  let counted = 0;
  const count = (place: NamedPlace, chosen: readonly Trait[], next: number): void => {
    if (counted >= MOST_COUNTED) return;
    const values = kinds[next];
    if (values === undefined) {
      if (chosen.length === 0) return;
      counted += 1;
      const people = index.crowd.with(place, chosen, least);
      const isFewer = fewest.length === 0 || people.length < fewest.length;
      if (people.length > 0 && people.length < least && isFewer) fewest = people;
      return;
    }
    for (const value of values) count(place, [...chosen, value], next + 1);
    count(place, chosen, next + 1);
  };
  for (const place of places) if (index.crowd.has(place)) count(place, [], 0);
  return fewest;
}

const SEX = new RegExp(
  `([男女])(?:童|孩|生|婴|学生|儿童|未成年人)${NO_CHILD}|(幼女)|\\|([男女])(?=\\|)`,
  'gu',
);
const AGES = new RegExp(AGE, 'gu');
const SURNAME = /(\p{Script=Han})某|姓(\p{Script=Han})/gu;
const NICKNAME = /[小阿](\p{Script=Han})/gu;
/** Words that begin as a nickname does. */
const NO_NICKNAME =
  /^小(?:学|组|区|时|孩|心|型|额|结|卖|吃|店|巷|班|康|河|镇|朋|伙|儿|程|微|众|计|于|说|贩|作|数|平|超|市|件|旅|宾|商|食|游|房|院|队|户|村|王|女|男|车|客|企|手|票|视|广|红书)|^阿[姨里]/u;

function traitsIn(index: PeopleIndex, folded: string, year: number): Told[] {
  const told: Told[] = [];
  const tell = (kind: TraitKind, value: string, { at, length }: { at: number; length: number }): void => {
    if (value !== '') told.push({ kind, value, at, length });
  };
  const each = (
    pattern: RegExp,
    found: (match: RegExpMatchArray, span: { at: number; length: number }) => void,
  ): void => {
    for (const match of folded.matchAll(pattern)) found(match, { at: match.index, length: match[0].length });
  };
  each(SEX, ([, word, girl, alone], span) =>
    tell('sex', girl !== undefined || (word ?? alone) === '女' ? 'female' : 'male', span),
  );
  each(AGES, ([, age = ''], span) => {
    // His birthday this year may be still to come.
    for (const years of [0, 1]) tell('born', String(year - smallNumber(age) - years), span);
  });
  each(SURNAME, ([, before, behind], span) => {
    const surname = before ?? behind ?? '';
    if (index.firsts.has(surname)) tell('surname', surname, span);
  });
  each(NICKNAME, ([whole, given = ''], span) => {
    if (!NO_NICKNAME.test(whole)) tell('given', given, span);
  });
  for (const { code, words } of categoryWords) {
    const word = words.find((one) => folded.includes(one));
    if (word !== undefined) tell('category', code, { at: folded.indexOf(word), length: word.length });
  }
  const { grade, klass } = gradeKeys(folded);
  const at = folded.search(/年级|班|初[一二三123]|高[一二三123]/u);
  const span = { at: Math.max(0, at - 1), length: 3 };
  tell('grade', grade, span);
  tell('class', klass, span);
  return told;
}
