import type { OpenPhase } from './findings.ts';
import { addProse, closeTo, push, top } from './frames.ts';
import type { Walk } from './frames.ts';
import type { Marker } from './marker.ts';
import { readPhase, splitPhases } from './phases.ts';
import type { SourceLine } from './source.ts';

export function addPhase(walk: Walk, line: SourceLine, marker: Marker, text: string): void {
  const { name, from, to, hasYear, hasDates, body } = readPhase(text, walk.context);
  const phase: OpenPhase = { name: name === '' ? text.slice(0, 20) : name, from, to, hasYear, hasDates };
  walk.findings.phases.push(phase);
  push(walk, marker, { phase, topic: 'steps', group: null });
  if (body.trim() !== '') addProse(walk, line, body);
}

/** Unnumbered text of the steps chapter: phases in one paragraph, a phase's dates or text, or the chapter's own words. */
export function readStep(walk: Walk, line: SourceLine, text: string): void {
  const marker: Marker = { kind: 'bare', no: 0, rest: text };
  const list = splitPhases(text);
  if (list && list.items.every((item) => readPhase(item, walk.context).isPhase)) {
    if (list.lead !== '') addProse(walk, line, list.lead);
    for (const item of list.items) {
      closeTo(walk, marker);
      addPhase(walk, line, marker, item);
    }
    return;
  }
  const found = readPhase(text, walk.context);
  const { phase } = top(walk);
  if (phase && !phase.hasDates && found.hasDates && !found.name.endsWith('阶段')) {
    Object.assign(phase, { from: found.from, to: found.to, hasYear: found.hasYear, hasDates: true });
    if (found.body !== '') addProse(walk, line, found.body);
  } else if (found.isPhase && (found.name.endsWith('阶段') || /^第[一二三四五六]阶段/.test(text))) {
    closeTo(walk, marker);
    addPhase(walk, line, marker, text);
  } else addProse(walk, line, text);
}
