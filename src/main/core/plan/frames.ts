import type { DateContext } from './dates.ts';
import type { Findings, OpenGroup, OpenPhase } from './findings.ts';
import type { Continue } from './group-reader.ts';
import type { Marker, MarkerKind } from './marker.ts';
import type { SourceLine } from './source.ts';
import type { Topic } from './topics.ts';

/** An open heading. Lines below it inherit its topic, group and phase. */
export type Frame = {
  kind: MarkerKind;
  no: number;
  topic: Topic;
  heading: string;
  group: OpenGroup | null;
  phase: OpenPhase | null;
};

export type Walk = {
  findings: Findings;
  context: DateContext;
  frames: Frame[];
  more: Continue | null;
  inAttachmentList: boolean;
};

export const ROOT: Frame = { kind: 'bare', no: 0, topic: 'preamble', heading: '', group: null, phase: null };

export function top(walk: Walk): Frame {
  return walk.frames.at(-1) ?? ROOT;
}

/** Closes every heading at or below the marker's level. */
export function closeTo(walk: Walk, marker: Marker): void {
  if (marker.kind === 'cn' || marker.kind === 'chapter')
    walk.frames = walk.frames.filter((frame) => frame.kind === 'chapter' && marker.kind === 'cn');
  const at = walk.frames.findIndex(
    (frame) => frame.kind === marker.kind && (marker.kind !== 'heading' || frame.no >= marker.no),
  );
  if (at >= 0) walk.frames = walk.frames.slice(0, at);
}

export function push(walk: Walk, marker: Marker, changes: Partial<Frame>): Frame {
  const frame = { ...top(walk), kind: marker.kind, no: marker.no, ...changes };
  walk.frames.push(frame);
  return frame;
}

export function addProse(walk: Walk, line: SourceLine, text: string): void {
  const { topic, heading, phase } = top(walk);
  walk.findings.prose.push({ line, text, topic, heading, inPhase: phase !== null });
}
