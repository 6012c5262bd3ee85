import { eq } from 'drizzle-orm';
import { registers } from '#shared/registers/index.ts';
import type { Register } from '#shared/registers/register.ts';
import type { Drizzle } from '../../context.ts';
import type { Store } from '../open.ts';
import { recordKeys, recordLines, stamps } from '../schema/register-engine.ts';
import { LINES_VERSION, lineWriter } from './record-lines.ts';
import { listAnyRows } from './registers.ts';

const NAME = 'record-lines';

/**
 * Writes order and natural keys of every row anew when they were made by other rules or other definitions, in one
 * transaction at unlock. Nothing to do on any other day.
 */
export function refreshLines(db: Drizzle, store: Store): void {
  const version = stampNow();
  const held = db.select().from(stamps).where(eq(stamps.name, NAME)).get();
  if (held?.value === version) return;
  const write = store.transaction(() => {
    db.delete(recordKeys).run();
    db.delete(recordLines).run();
    const put = lineWriter(store);
    for (const register of registers) for (const row of listAnyRows(db, register)) put(register, row);
    db.insert(stamps)
      .values({ name: NAME, value: version })
      .onConflictDoUpdate({ target: stamps.name, set: { value: version } })
      .run();
  });
  write.immediate();
}

/** Changes with whatever decides order, scope or keys. */
function stampNow(): string {
  const rules = registers.map(({ id, titleField, aliasField, scope, duplicateRules }: Register) => ({
    id,
    titleField,
    aliasField,
    scope,
    duplicateRules,
  }));
  return JSON.stringify([LINES_VERSION, rules]);
}
