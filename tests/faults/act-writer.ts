import { writeSync } from 'node:fs';
import { drainOutbox, queueEntry } from '#core/vault/audit.ts';
import { openStores } from './stores.ts';

/** Child of the kill test: one act after the other, each acknowledged on stdout once it is committed. */
const [, , home = '', first = '1'] = process.argv;
const { office, records, key } = openStores(home);
const insert = records.prepare('INSERT INTO acts (number, text) VALUES (?, ?)');
const act = records.transaction((number: number) => {
  insert.run(number, `act ${number} `.repeat(40));
  queueEntry(records, `outbox-${number}`, {
    atUtc: new Date(Date.UTC(2026, 10, 23) + number).toISOString(),
    handler: { id: null, name: '某甲' },
    typistAccountId: 'account-1',
    role: 'officer',
    action: 'acts.add',
    objectType: 'act',
    objectId: String(number),
    fields: ['text'],
    purpose: '',
    result: 'done',
  });
});

for (let number = Number(first); ; number += 1) {
  act.immediate(number);
  writeSync(1, `${number}\n`);
  drainOutbox(records, office, key);
}
