import { aptInstall } from './apt.mjs';
import { capture } from './spawn.mjs';

/** What looks at paper in the tests: LibreOffice lays a letter out, Poppler reads it back, Noto draws the characters. */
const needs = [
  { probe: ['soffice', '--version'], sign: /LibreOffice/, debian: 'libreoffice-writer-nogui' },
  { probe: ['pdftotext', '-v'], sign: /pdftotext version/, debian: 'poppler-utils' },
  { probe: ['fc-list', ':lang=zh'], sign: /\S/, debian: 'fonts-noto-cjk' },
];

/**
 * Brings the programs that the letters' layout is checked with, where we may install.
 * @returns {Promise<string[]>} Debian names of what is still missing; the tests that need them say so and skip
 */
export async function ensureOffice() {
  const missing = await findMissing();
  if (missing.length === 0 || !(await aptInstall(missing))) return missing;
  return findMissing();
}

async function findMissing() {
  const answers = await Promise.all(
    needs.map(async ({ probe: [command = '', ...args], sign, debian }) => {
      const { output } = await capture(command, args, { timeoutMs: 60_000 });
      return sign.test(output) ? [] : [debian];
    }),
  );
  return answers.flat();
}
