import { existsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '#core/store/open.ts';
import { testKey } from './stores.ts';

/**
 * Child of the power-cut test: writes acts and acknowledges each on stdout.
 * @param mode `create` makes the empty store; `full` writes as the desk does; `normal` is the control.
 */
const [, , home = '', mode = 'full', count = '0'] = process.argv;
const path = join(home, 'records.db');
const db = openStore(path, testKey('records'), { create: !existsSync(path) });
if (mode === 'create') db.exec('CREATE TABLE acts (number INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
if (mode === 'normal') db.pragma('synchronous = NORMAL');
const insert = db.prepare('INSERT INTO acts (number, text) VALUES (?, ?)');
for (let number = 1; number <= Number(count); number += 1) {
  insert.run(number, `act ${number} `.repeat(100));
  writeSync(1, `ack ${number}\n`);
  if (number % 15 === 0) db.pragma('wal_checkpoint(PASSIVE)');
}
if (mode === 'create') db.close();
