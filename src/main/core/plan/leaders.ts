import { findField, ROLE_WORDS } from './labels.ts';
import { findPeople, isPost } from './people.ts';
import type { Person } from './people.ts';
import { findUnits } from './units.ts';

export type Leader = Person & { role: 'adviser' | 'head' | 'deputy' };

/** Leaders and members named in a sentence; `rest` is the sentence without them. */
export type LeaderSentence = { leaders: Leader[]; units: string[]; rest: string };

const ROLES = ROLE_WORDS.join('|');
const NAMED_AS = new RegExp(
  `(?:同志)?(?:担任|兼任|任|为|是)(?:领导小组|专班)?(${ROLES})(?!单位|[的会室])|为(${ROLES})的`,
  'g',
);
const ROLE_FIRST = new RegExp(`(${ROLES})由([^，,；;。：:]+?)(?:同志)?(?:担任|兼任|任)`, 'g');
const MEMBERS = /(?:为|任)(?:领导小组)?(?:成员单位|成员)/;
const MEMBERS_FIRST =
  /(?:成员单位|成员)(?:由|包括|有|主要有)([^；;。：:]+?)(?:等)?(?:单位)?(?:负责人)?(?:组成)?(?=[；;。]|$)/;

/** Adds what the role's own words say: 常务副组长 → 常务. */
function withRoleNote(person: Person, role: string): Person {
  const kind = /^(常务|第一|执行)副/.exec(role)?.[1];
  if (kind === undefined || person.note?.includes(kind)) return person;
  return { ...person, note: person.note === undefined ? kind : `${kind}、${person.note}` };
}

function toRole(word: string): Leader['role'] {
  const field = findField(word);
  return field === 'adviser' || field === 'deputy' ? field : 'head';
}

/** People as what the role's word says they are. */
export function asLeaders(people: readonly Person[], word: string): Leader[] {
  return people.map((person) => ({ ...withRoleNote(person, word), role: toRole(word) }));
}

/** People at the very end of a text, reading back over commas as long as there are only people. */
function peopleAtEnd(text: string): { people: Person[]; start: number } | undefined {
  const from =
    Math.max(-1, ...['由', '以', '。', '；', ';', '：', ':'].map((sign) => text.lastIndexOf(sign))) + 1;
  for (let at = from; at >= 0 && at < text.length;) {
    const piece = text.slice(at).replace(/^[，,、\s和及]+|[，,、\s]+$/g, '');
    const people = findPeople(piece) ?? (isPost(piece) ? [{ name: piece }] : undefined);
    if (people) return { people, start: at };
    const comma = text.slice(at).search(/[，,]/);
    at = comma < 0 ? -1 : at + comma + 1;
  }
  return undefined;
}

/** Reads "由甲任组长，乙、丙任副组长", "以甲为组长、乙为副组长的领导小组", "组长由甲担任", "…为成员单位". */
export function readLeaderSentence(text: string): LeaderSentence {
  const leaders: Leader[] = [];
  const units: string[] = [];
  let rest = '';
  let from = 0;
  for (const match of text.matchAll(NAMED_AS)) {
    const word = match[1] ?? match[2] ?? '';
    const before = text.slice(from, match.index);
    const named = peopleAtEnd(before);
    if (!named) continue;
    leaders.push(...asLeaders(named.people, word));
    rest += `${before.slice(0, named.start).replace(/[由以，,、；;\s]+$/, '')}；`;
    from = match.index + match[0].length;
  }
  rest += text.slice(from);
  rest = rest.replace(ROLE_FIRST, (whole: string, word: string, value: string) => {
    const people = findPeople(value) ?? (isPost(value) ? [{ name: value }] : undefined);
    leaders.push(...asLeaders(people ?? [], word));
    return people ? '' : whole;
  });
  const member = MEMBERS.exec(rest);
  if (member) {
    const before = rest.slice(0, member.index);
    const start =
      Math.max(-1, ...['。', '；', ';', '：', ':', '由'].map((sign) => before.lastIndexOf(sign))) + 1;
    const found = findUnits(before.slice(start).replace(/^[，,、\s]+/, ''));
    if (found) {
      units.push(...found);
      rest = before.slice(0, start) + rest.slice(member.index + member[0].length);
    }
  }
  rest = rest.replace(MEMBERS_FIRST, (whole: string, value: string) => {
    const found = findUnits(value);
    units.push(...(found ?? []));
    return found ? '' : whole;
  });
  return { leaders, units, rest: rest.replace(/(^|[。：:；;，,])[，,、；;]+/g, '$1').trim() };
}
