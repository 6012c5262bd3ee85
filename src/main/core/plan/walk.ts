import type { DateContext } from './dates.ts';
import { addNew, createFindings, openGroup } from './findings.ts';
import type { Findings, OpenGroup } from './findings.ts';
import { addProse, closeTo, push, ROOT, top } from './frames.ts';
import type { Walk } from './frames.ts';
import { addDutyItem, addLeaders, applyLabels, readGroupText } from './group-reader.ts';
import { splitLabels } from './labels.ts';
import { readLeaderSentence } from './leaders.ts';
import { findMarker } from './marker.ts';
import type { Marker } from './marker.ts';
import { listDemands } from './obligations.ts';
import { readPhase } from './phases.ts';
import type { SourceLine } from './source.ts';
import { addPhase, readStep } from './steps.ts';
import { findGroupName, findTopic, isBareChapter } from './topics.ts';
import { findUnits } from './units.ts';

/** Running text outside groups: it may still name leaders and members. */
function readProse(walk: Walk, line: SourceLine, text: string): void {
  if (text === '') return;
  const { leaders, units, rest } = readLeaderSentence(text);
  addLeaders(walk.findings, null, leaders);
  addNew(walk.findings.memberUnits, units);
  addProse(walk, line, rest);
}

/** The owner of a duty named at its start: 派出所：负责……, 派出所负责……, or the unit's name alone. */
function findOwner(text: string): { units: string[]; rest: string } | undefined {
  const match = /^(.{2,40}?)(?:[：:。]\s*|(?=(?:主要|具体)?负责|要|应|须)|$)/s.exec(text);
  const units = match && findUnits(match[1] ?? '');
  return units ? { units, rest: text.slice(match[0].length) } : undefined;
}

function startGroup(walk: Walk, line: SourceLine, marker: Marker, group: OpenGroup, rest: string): void {
  push(walk, marker, { group, phase: null, topic: 'organisation', heading: group.name });
  walk.more = rest === '' ? null : readGroupText(walk.findings, group, line, rest);
}

/** A heading phrase: what stands before the first stop, if that is short. */
function headingOf(text: string): string {
  return (text.split(/[。：:；;]/)[0] ?? '').trim();
}

/** "1.…" below "1.综合协调组" is a duty when it counts from one and names no group. */
function isDutyOfSameKind(walk: Walk, marker: Marker): boolean {
  const frame = walk.frames.findLast((open) => open.kind === marker.kind);
  const group = frame?.group;
  if (!frame || !group || group !== top(walk).group || frame.heading !== group.name || group.isTentative)
    return false;
  const next = (group.duties.at(-1)?.no ?? 0) + 1;
  return (
    group.isInDuties &&
    marker.no === next &&
    !findGroupName(marker.rest) &&
    !findOwner(marker.rest) &&
    (marker.no === 1 || group.dutyKind === marker.kind)
  );
}

function readMarked(walk: Walk, line: SourceLine, marker: Marker, whole: string): void {
  if (isDutyOfSameKind(walk, marker)) {
    const group = top(walk).group;
    if (group) addDutyItem(group, marker, whole);
    return;
  }
  closeTo(walk, marker);
  const { topic, group, phase } = top(walk);
  const text = marker.rest;
  const isTop = walk.frames.length === 0 && ['cn-paren', 'dec', 'first'].includes(marker.kind);
  if (group) {
    group.lines.push(line);
    const labels = splitLabels(text);
    push(walk, marker, {});
    if (labels) walk.more = applyLabels(walk.findings, group, line, labels);
    else addDutyItem(group, marker, whole);
    return;
  }
  const named = findGroupName(text);
  if (named) return startGroup(walk, line, marker, openGroup(walk.findings, named.name), named.rest);
  const labels = splitLabels(text);
  const isChapter = isTop || ['chapter', 'cn', 'heading'].includes(marker.kind);
  if (labels && labels[0]?.field !== 'duties' && labels[0]?.field !== 'time') {
    push(walk, marker, {});
    walk.more = applyLabels(walk.findings, null, line, labels);
    return;
  }
  if (phase) {
    push(walk, marker, {});
    return addProse(walk, line, text);
  }
  const found = readPhase(text, walk.context);
  const isStep = topic === 'steps' && !isChapter && (found.isPhase || walk.findings.phases.length > 0);
  if (isStep || (found.isPhase && found.hasDates && found.name.endsWith('阶段')))
    return addPhase(walk, line, marker, text);
  const owner = ['organisation', 'tasks'].includes(topic) && !isChapter ? findOwner(text) : undefined;
  if (owner && (topic === 'organisation' || owner.rest !== '')) {
    const unitGroup = openGroup(walk.findings, owner.units.join('、').slice(0, 60));
    addNew(unitGroup.leadUnits, owner.units);
    unitGroup.isInDuties = owner.rest !== '';
    return startGroup(walk, line, marker, unitGroup, owner.rest);
  }
  const heading = headingOf(text);
  if (topic === 'tasks' && !isChapter) {
    const phrase = heading.split(/[（(]/)[0] ?? heading;
    const isPhrase = phrase.length <= 20 && !/[，,]/.test(phrase);
    const task = openGroup(walk.findings, (phrase.split(/[，,]/)[0] ?? phrase).slice(0, 40), true);
    const after = text.slice(phrase.length);
    // Brackets that hold no labels (3月底前，派出所负责) belong to the duty's own words.
    const isOwnWords = /^[（(]/.test(after) && !splitLabels(after.slice(1));
    const body = isPhrase && !isOwnWords ? after.replace(/^[。：:；;]\s*/, '') : text;
    task.isInDuties = true;
    task.lines.push(line);
    push(walk, marker, { group: task, heading: task.name });
    if (body !== '') walk.more = readGroupText(walk.findings, task, line, body);
    return;
  }
  // An item of a division of duties that names no unit the reader knows is a duty without an owner.
  const isHomeless =
    topic === 'organisation' && !isChapter && /分工|职责/.test(top(walk).heading) && text !== heading;
  if (isHomeless) walk.findings.unread.push(line);
  const ownTopic = findTopic(heading) ?? (isChapter ? 'unknown' : topic);
  push(walk, marker, { topic: ownTopic, heading, phase: null });
  if (text !== heading || heading.length > 30 || /[（(]/.test(heading) || listDemands(heading).length > 0)
    readProse(walk, line, text);
}

/** Starts the annexes: headings before them are closed. */
function readAttachment(walk: Walk, line: SourceLine, text: string): boolean {
  const match = /^附\s*件\s*(\d{0,2}|[一二三四五六七八九十])\s*(?:$|[：:]\s*(.*))/.exec(text);
  if (match) {
    // "附件：……" names annexes; a number, or the word alone, begins one, unless the body has not begun.
    const isList = match[1] === '' && (match[2] ?? '') !== '';
    if (!isList && walk.frames.length > 0) walk.frames = [{ ...ROOT, topic: 'appendix' }];
    walk.inAttachmentList = true;
    return true;
  }
  const isListed =
    walk.inAttachmentList &&
    text.length <= 40 &&
    !/[。；]/.test(text) &&
    (findMarker(text)?.kind === 'dec' || line.text.startsWith('  '));
  walk.inAttachmentList = isListed;
  return isListed;
}

function readUnmarked(walk: Walk, line: SourceLine, text: string): void {
  const { group, phase, topic } = top(walk);
  const labels = splitLabels(text);
  const named = findGroupName(text);
  if (
    named &&
    (named.rest === '' || !group?.isInDuties || /^.{2,14}[：:]/.test(text)) &&
    !(group && labels)
  ) {
    const marker: Marker = { kind: 'bare', no: 0, rest: text };
    closeTo(walk, marker);
    return startGroup(walk, line, marker, openGroup(walk.findings, named.name), named.rest);
  }
  if (isBareChapter(text) && !(group && labels)) {
    walk.frames = [];
    push(
      walk,
      { kind: 'heading', no: 1, rest: text },
      { topic: findTopic(text) ?? 'unknown', heading: text },
    );
    return;
  }
  if (labels && (group || labels[0]?.field !== 'time')) {
    walk.more = applyLabels(walk.findings, group, line, labels);
    return;
  }
  if (walk.more?.(line)) return;
  walk.more = null;
  if (group) {
    walk.more = readGroupText(walk.findings, group, line, text);
    return;
  }
  if (topic === 'steps' || /^第[一二三]阶段/.test(text)) return readStep(walk, line, text);
  const owner = topic === 'organisation' ? findOwner(text) : undefined;
  if (owner && (owner.rest !== '' || text.length <= 12)) {
    const marker: Marker = { kind: 'bare', no: 0, rest: text };
    const unitGroup = openGroup(walk.findings, owner.units.join('、').slice(0, 60));
    addNew(unitGroup.leadUnits, owner.units);
    unitGroup.isInDuties = owner.rest !== '';
    return startGroup(walk, line, marker, unitGroup, owner.rest);
  }
  if (phase) return addProse(walk, line, text);
  if (topic === 'appendix' && text.length <= 40 && !/[，。；：:]/.test(text)) {
    push(
      walk,
      { kind: 'heading', no: 1, rest: text },
      { topic: findTopic(text) ?? 'appendix', heading: text },
    );
    return;
  }
  readProse(walk, line, text);
}

function readLine(walk: Walk, line: SourceLine): void {
  const text = line.text.trim();
  if (line.as === 'end') {
    closeTo(walk, { kind: 'bare', no: 0, rest: '' });
    walk.more = null;
    return;
  }
  if (text === '' || readAttachment(walk, line, text)) return;
  const bare: Marker = { kind: 'bare', no: 0, rest: text };
  if (line.as) closeTo(walk, bare);
  if (line.as === 'group')
    return startGroup(walk, line, bare, openGroup(walk.findings, text.slice(0, 60)), '');
  if (line.as === 'phase') return addPhase(walk, line, bare, text);
  const styled: Marker | undefined =
    line.level === null ? undefined : { kind: 'heading', no: line.level, rest: text };
  const marker = findMarker(text) ?? styled;
  if (!marker) return readUnmarked(walk, line, text);
  walk.more = null;
  readMarked(walk, line, marker, text);
}

/** Reads the lines in order; what they say depends on the headings open above them. */
export function walkLines(lines: readonly SourceLine[], context: DateContext): Findings {
  const walk: Walk = { findings: createFindings(), context, frames: [], more: null, inAttachmentList: false };
  for (const line of lines) readLine(walk, line);
  return walk.findings;
}
