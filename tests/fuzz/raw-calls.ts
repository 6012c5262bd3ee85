import type { TestDesk } from '../support/test-desk.ts';
import type { Pipe } from '../support/pipe.ts';

/** How often each property is tried; `npm run prove` asks for many more. */
export const FUZZ_RUNS = Number(process.env['HULEI_FUZZ_RUNS'] ?? 2000);

/** `bug`: the core answered with an incident; `closed`: it ended the pipe. Neither may ever happen. */
export type Outcome = 'done' | 'refused' | 'bug' | 'closed';

/** Sends messages as they are and waits for each one's answer, or for the end of the pipe. */
export function rawCaller(pipe: Pipe): (body: string, path: string) => Promise<Outcome> {
  const waiting = new Map<string, (outcome: Outcome) => void>();
  let count = 0;
  pipe.onMessage((data) => {
    const message = typeof data === 'string' ? data : new TextDecoder().decode(data as Uint8Array);
    const { i, p } = JSON.parse(message.split('\u{fffd}')[0] ?? '') as {
      i: string;
      p: { s?: number; b?: unknown };
    };
    const body = p.b as { json?: { data?: { code?: string } } } | undefined;
    const isBug = body?.json?.data?.code === 'internal';
    waiting.get(i)?.(isBug ? 'bug' : (p.s ?? 200) === 200 ? 'done' : 'refused');
    waiting.delete(i);
  });
  pipe.onClose(() => {
    for (const answer of waiting.values()) answer('closed');
  });
  return (body, path) =>
    new Promise((resolve) => {
      if (pipe.isClosed()) {
        resolve('closed');
        return;
      }
      count += 1;
      waiting.set(String(count), resolve);
      pipe.send(`{"i":"${count}","p":{"u":"${path}","b":${body}}}`);
    });
}

/** Every row of both stores, as one text: what "nothing changed" is measured by. The search index follows by itself. */
export function everything({ app }: TestDesk): string {
  const desk = app.desk();
  if (!desk?.records) throw new Error('the desk is locked');
  return [desk.office, desk.records]
    .flatMap((store) => {
      const tables = store
        .prepare<[], string>(
          "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'search_*' AND name <> 'stamps' ORDER BY name",
        )
        .pluck()
        .all();
      return tables.map((table) => JSON.stringify([table, store.prepare(`SELECT * FROM "${table}"`).all()]));
    })
    .join('\n');
}

/** The newest audit row: a cheap sign of change, for every act leaves one in its own transaction. */
export function auditHeadOf({ app }: TestDesk): number {
  return Number(app.desk()?.office.prepare('SELECT max(seq) FROM audit_entries').pluck().get());
}
