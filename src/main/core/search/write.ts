import { fold } from '#shared/domain/search/fold.ts';
import { gramsOf } from '#shared/domain/search/grams.ts';
import type { SearchLine } from '#shared/domain/search/rank.ts';
import type { Store } from '../store/open.ts';
import { linesOf } from './entry.ts';
import type { SearchEntry } from './entry.ts';

/*
 * Pieces of the title, scopes and registers are kept apart from other pieces by a sign in front that folding never
 * leaves in a text, so that one lean index (no positions, no copy of the text) answers for all of them.
 */
const mark = { title: '·', village: '＠', unit: '＃', register: '＆' } as const;

/** The sign of a register, a village or a unit in the index. */
export function markOf(kind: keyof typeof mark, name: string): string {
  return mark[kind] + fold(name);
}

/** A thing of the index: its register and its own id. */
export type Thing = { register: string; record_id: string };

export type IndexWriter = {
  /** Takes what is known of these things out of the index. */
  drop: (things: readonly Thing[]) => void;
  /** Puts things into the index that it does not know, or knows no more. */
  put: (entry: SearchEntry) => void;
};

/**
 * Statements prepared once for many entries; only inside a transaction. First all drops, then all puts: FTS5 writes out
 * what it gathered whenever a row does not come behind the one before it, and each such part is merged later.
 */
export function indexWriter(store: Store): IndexWriter {
  const find = store
    .prepare<[string, string], number>('SELECT id FROM search_entries WHERE register = ? AND record_id = ?')
    .pluck();
  const dropEntry = store.prepare('DELETE FROM search_entries WHERE id = ?');
  const dropGrams = store.prepare('DELETE FROM search_grams WHERE rowid = ?');
  const putEntry = store.prepare(
    `INSERT INTO search_entries (register, record_id, title, subtitle, village, unit, is_open, title_key, pinyin_key,
       initials_key, text, lines) VALUES (@register, @id, @title, @subtitle, @village, @unit, @isOpen, @titleKey,
       @pinyinKey, @initialsKey, @text, @lines)`,
  );
  const putGrams = store.prepare('INSERT INTO search_grams (rowid, grams) VALUES (?, ?)');

  function drop(things: readonly Thing[]): void {
    const known = things.flatMap(({ register, record_id: id }) => find.get(register, id) ?? []);
    for (const row of known.toSorted((a, b) => a - b)) {
      dropGrams.run(row);
      dropEntry.run(row);
    }
  }

  function put(entry: SearchEntry): void {
    const lines = linesOf(entry);
    const { fields: _, ...shown } = entry;
    const { lastInsertRowid } = putEntry.run({
      ...shown,
      isOpen: Number(entry.isOpen),
      titleKey: keyOf(lines, 'title'),
      pinyinKey: keyOf(lines, 'pinyin'),
      initialsKey: keyOf(lines, 'initials'),
      text: lines.map(({ text }) => text).join('\n'),
      lines: JSON.stringify(lines.map(({ kind, reason }) => [kind, reason])),
    });
    putGrams.run(lastInsertRowid, gramText(entry, lines));
  }

  return { put, drop };
}

function keyOf(lines: readonly SearchLine[], kind: SearchLine['kind']): string {
  return lines.find((line) => line.kind === kind)?.text ?? '';
}

function gramText(entry: SearchEntry, lines: readonly SearchLine[]): string {
  const grams = new Set<string>();
  for (const { kind, text } of lines) {
    const before = kind === 'other' ? '' : mark.title;
    for (const gram of gramsOf(text)) grams.add(before + gram);
  }
  grams.add(markOf('register', entry.register));
  if (entry.village !== null) grams.add(markOf('village', entry.village));
  if (entry.unit !== null) grams.add(markOf('unit', entry.unit));
  return [...grams].join(' ');
}

/** The lines of an entry as they were put. */
export function readLines(text: string, lines: string): SearchLine[] {
  const told = JSON.parse(lines) as [SearchLine['kind'], string][];
  return text.split('\n').map((line, index) => {
    const [kind, reason] = told[index] ?? ['other', ''];
    return { kind, text: line, reason };
  });
}
