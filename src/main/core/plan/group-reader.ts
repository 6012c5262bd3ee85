import { addNew } from './findings.ts';
import type { Findings, OpenGroup } from './findings.ts';
import { readGroupSentence } from './group-sentence.ts';
import { splitLabels } from './labels.ts';
import type { Labelled } from './labels.ts';
import { asLeaders } from './leaders.ts';
import type { Leader } from './leaders.ts';
import { findMarker, splitItems } from './marker.ts';
import type { Marker } from './marker.ts';
import { findPeople, isPost, parsePeople } from './people.ts';
import type { SourceLine } from './source.ts';
import { findUnits, isUnit, parseUnits } from './units.ts';

/** Takes a further line of a field whose values run over several lines; false if the line does not belong to it. */
export type Continue = (line: SourceLine) => boolean;

function addLeaders(findings: Findings, group: OpenGroup | null, leaders: readonly Leader[]): void {
  for (const { role, name, note } of leaders) {
    if (group) addNew(role === 'deputy' ? group.deputies : group.head, [name]);
    else if (role === 'adviser') addNew(findings.advisers, [name]);
    else if (role === 'head') addNew(findings.head, [name]);
    else if (!findings.deputies.some((deputy) => deputy.name === name)) {
      findings.deputies.push(
        note === undefined || note === '' ? { name } : { name, note: note.slice(0, 60) },
      );
    }
  }
}

export { addLeaders };

function applyPeople(
  findings: Findings,
  group: OpenGroup | null,
  line: SourceLine,
  part: Labelled,
): Continue {
  const { people, rest } = parsePeople(part.value);
  // A plan may name the post and leave the name out; the post then stands for the person.
  const posts = people.length === 0 ? rest.filter(isPost).map((name) => ({ name })) : [];
  addLeaders(findings, group, asLeaders([...people, ...posts], part.label));
  if (rest.length > posts.length) findings.unread.push(line);
  return (next) => {
    const more = findPeople(next.text);
    addLeaders(findings, group, asLeaders(more ?? [], part.label));
    return more !== undefined;
  };
}

function applyUnits(list: string[], value: string, findings: Findings, line: SourceLine): Continue | null {
  const units = parseUnits(value);
  addNew(
    list,
    units.filter((unit) => unit.length <= 60),
  );
  if (units.some((unit) => unit.length > 60)) findings.unread.push(line);
  return value.endsWith('。')
    ? null
    : (next) => {
        const more = findUnits(next.text);
        addNew(list, more ?? []);
        return more !== undefined;
      };
}

/** People in charge or units in charge, whichever the value holds. */
function applyCharge(
  findings: Findings,
  group: OpenGroup | null,
  line: SourceLine,
  part: Labelled,
): Continue | null {
  const people = findPeople(part.value);
  if (group && people)
    addLeaders(findings, group, asLeaders(people, group.head.length === 0 ? '组长' : '副组长'));
  else if (group && parseUnits(part.value).every(isUnit) && part.value !== '') {
    addNew(group.leadUnits.length === 0 ? group.leadUnits : group.responsibleUnits, parseUnits(part.value));
  } else findings.unread.push(line);
  return null;
}

function applyMembers(
  findings: Findings,
  group: OpenGroup | null,
  line: SourceLine,
  part: Labelled,
): Continue {
  const list = group ? group.responsibleUnits : findings.memberUnits;
  const take = (own: SourceLine, text: string): boolean => {
    const units = findUnits(text);
    addNew(list, units ?? []);
    // Members by name have no place in a plan's structure; the clerk is shown the line.
    const hasPeople = units === undefined && parsePeople(text).people.length > 0;
    if (hasPeople) findings.unread.push(own);
    return units !== undefined || hasPeople;
  };
  if (part.value !== '' && !take(line, part.value)) findings.unread.push(line);
  return (next) => take(next, next.text);
}

/** Puts one labelled value where it belongs; the group is null for the leading group. */
function applyLabel(
  findings: Findings,
  group: OpenGroup | null,
  line: SourceLine,
  part: Labelled,
): Continue | null {
  switch (part.field) {
    case 'adviser':
    case 'head':
    case 'deputy':
      return applyPeople(findings, group, line, part);
    case 'lead':
      if (group) return applyUnits(group.leadUnits, part.value, findings, line);
      findings.unread.push(line);
      return null;
    case 'responsible': {
      const list = group ? group.responsibleUnits : findings.memberUnits;
      if (group || /成员|组成/.test(part.label)) return applyUnits(list, part.value, findings, line);
      findings.unread.push(line);
      return null;
    }
    case 'charge':
      return applyCharge(findings, group, line, part);
    case 'member':
      return applyMembers(findings, group, line, part);
    case 'duties':
      if (group) {
        group.isInDuties = true;
        addDutyText(group, part.value);
      } else if (part.value !== '') findings.unread.push(line);
      return null;
    default:
      findings.unread.push(line);
      return null;
  }
}

export function applyLabels(
  findings: Findings,
  group: OpenGroup | null,
  line: SourceLine,
  parts: readonly Labelled[],
): Continue | null {
  group?.lines.push(line);
  let more: Continue | null = null;
  for (const part of parts) more = applyLabel(findings, group, line, part);
  return more;
}

const TRAILING_UNITS =
  /[（(]((?:牵头|主责|责任|配合|参与|协同|成员)(?:单位|部门|领导)?[：:][^（()）]*(?:[（(][^（()）]*[）)][^（()）]*)*)[）)][。；;]?$/;

const OWNER_IN_BRACKETS = /[（(](?:[^（()）]*[，,；;])?([^，,；;（()）]+?)(?:牵头)?负责[）)][。；;]?$/;

function addDuty(group: OpenGroup, no: number, text: string): void {
  const last = group.duties.at(-1)?.no ?? 0;
  group.duties.push({ no: no > last ? no : last + 1, text });
  const owners = findUnits(OWNER_IN_BRACKETS.exec(text)?.[1] ?? '') ?? [];
  addNew(group.isTentative ? group.leadUnits : group.responsibleUnits, owners);
  const units = TRAILING_UNITS.exec(text)?.[1];
  for (const part of splitLabels(units ?? '') ?? []) {
    const isLead = part.field === 'lead' || (part.field === 'charge' && group.leadUnits.length === 0);
    addNew(
      isLead && group.isTentative ? group.leadUnits : group.responsibleUnits,
      parseUnits(part.value).filter(isUnit),
    );
  }
}

const LONGEST_DUTY = 9_000;

function appendToDuty(group: OpenGroup, text: string): void {
  const last = group.duties.at(-1);
  if (last && last.text.length + text.length <= LONGEST_DUTY) last.text += text;
  else addDuty(group, 1, text);
}

/** A numbered line: a new duty, or, numbered otherwise than the duties, a part of the last one. */
export function addDutyItem(group: OpenGroup, marker: Marker, whole: string): void {
  group.isInDuties = true;
  group.dutyKind ??= marker.kind;
  if (marker.rest === '') return;
  if (marker.kind === group.dutyKind) addDuty(group, marker.no, marker.rest);
  else appendToDuty(group, whole);
}

/** Unnumbered duty text: a list inside one paragraph, the continuation of a numbered duty, or a duty of its own. */
export function addDutyText(group: OpenGroup, text: string): void {
  if (text.trim() === '') return;
  const list = splitItems(text);
  const last = group.duties.at(-1);
  const marker = findMarker(text);
  if (list && (list.lead === '' || (list.lead.length <= 15 && /[：:]$/.test(list.lead)))) {
    group.dutyKind ??= list.kind;
    for (const item of list.items) addDuty(group, item.no, item.text);
  } else if (marker && group.dutyKind === null) {
    addDutyItem(group, marker, text);
  } else if (last && (group.dutyKind !== null || !/[。！；;]$/.test(last.text))) appendToDuty(group, text);
  else addDuty(group, (last?.no ?? 0) + 1, text);
}

/** Text of a group that is neither numbered nor labelled. */
export function readGroupText(
  findings: Findings,
  group: OpenGroup,
  line: SourceLine,
  text: string,
): Continue | null {
  group.lines.push(line);
  const inParens = /^[（(]([^（()）]*)[）)]/.exec(text);
  const ownLabels = splitLabels(inParens?.[1] ?? '');
  if (inParens && (!group.isInDuties || ownLabels?.every(({ field }) => field !== 'duties'))) {
    const more = readGroupText(findings, group, line, inParens[1] ?? '');
    const after = text.slice(inParens[0].length).replace(/^[：:。，；;\s]+/, '');
    return after === '' ? more : readGroupText(findings, group, line, after);
  }
  const labels = splitLabels(text);
  if (labels) return applyLabels(findings, group, line, labels);
  if (!group.isInDuties) {
    const sentence = readGroupSentence(text);
    addLeaders(findings, group, sentence.leaders);
    addNew(group.leadUnits, sentence.lead);
    addNew(group.responsibleUnits, sentence.responsible);
    if (sentence.duty === '') return null;
    const inner = splitLabels(sentence.duty);
    if (inner) return applyLabels(findings, group, line, inner);
    group.isInDuties = true;
    addDutyText(group, sentence.duty);
  } else addDutyText(group, text);
  return null;
}
