import { writeSync } from 'node:fs';
import { createApp } from '#core/app.ts';
import { FLOOR_COST } from '#core/vault/kdf.ts';
import { systemPorts } from '#main/system-ports.ts';
import { connectTo } from '../support/pipe.ts';
import { MONDAY, people } from '../support/town.ts';

/** Child of the numbering test: issues whatever is ready, several at once, and acknowledges each number it was told. */
const [, , home = ''] = process.argv;
const app = createApp({ home, ports: systemPorts(MONDAY), version: '0.0.0-test', kdf: FLOOR_COST });
const { api } = connectTo(app);
const { login, password } = people.coordinator;
await api.session.signIn({ login, password });
const wordId = (await api.documents.words({})).find(({ mode }) => mode === 'own')?.id;
const forms = (await api.documents.list({ filter: 'draft' })).rows;
const letters = (await api.documents.list({ filter: 'approved' })).rows;

async function issueAll(rows: typeof forms): Promise<void> {
  for (const { id, revision, numbering } of rows) {
    const word = numbering === 'word' && wordId !== undefined ? { wordId } : {};
    const { number } = await api.documents.issue({ id, revision, ...word });
    writeSync(1, `${number}\n`);
  }
}

const half = (rows: typeof forms, rest: number) => rows.filter((_, index) => index % 2 === rest);
await Promise.all([forms, letters].flatMap((rows) => [issueAll(half(rows, 0)), issueAll(half(rows, 1))]));
process.exit(0);
