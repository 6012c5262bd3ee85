import { openStores, testKey } from './stores.ts';

/** Child of the memory test: opens both stores, works with them and holds still. */
const [, , home = '', mode] = process.argv;
const { office, records } = openStores(home);
records.prepare('INSERT INTO acts (text) VALUES (?)').run('x');
const careless = mode === 'careless' ? Buffer.from(testKey('office')).toString('hex') : '';
process.stdout.write('ready');
setInterval(() => [office.open, records.open, careless], 60_000);
