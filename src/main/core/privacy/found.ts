import type { HitKind, Severity, Spot } from '#shared/domain/privacy/hit.ts';
import type { Folded } from './fold-text.ts';

/** A text and where it stands. In a field of the office's own, places and numbers are its own. */
export type Piece = Spot & { text: string; isOffice: boolean };

/** `least`: fewer people than this are told apart (k); `year`: the office's, for ages. */
export type ScanRule = { least: number; year: number };

/** One place of a text, before anybody looked whose it is; `from`–`to` count characters of the text as JavaScript does. */
export type Found = {
  kind: HitKind;
  from: number;
  to: number;
  severity: Severity;
  /** How the people are known there; their rows must bear it. Empty: nobody in particular. */
  key: string;
  /** Numbers of the people in the index. */
  people: number[];
  /** What else the hit depends on; where absent, the sentence around it. '' for nothing but the words themselves. */
  context?: string | undefined;
};

type Span = { at: number; length: number };

/** The same place in the text that was folded. */
export function inText(folded: Folded, { at, length }: Span): { from: number; to: number } {
  return { from: folded.from[at] ?? 0, to: folded.to[at + length - 1] ?? 0 };
}
