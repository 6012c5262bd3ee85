import { AlignmentType, Document, LineRuleType, Packer, Paragraph, TextRun } from 'docx';
import Docxtemplater from 'docxtemplater';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { randomBytes } from 'node:crypto';
import PizZip from 'pizzip';
import { buildLetter, getLetter } from '#core/documents/letters/index.ts';
import { sampleHouse } from '#core/documents/letters/samples.ts';
import { openTemplate } from '#core/documents/word/check.ts';
import { fillWord } from '#core/documents/word/fill.ts';
import { renderDocx } from '#core/documents/render/docx.ts';
import { renderHtml } from '#core/documents/render/html.ts';
import type { Words } from '#shared/domain/documents/words.ts';
import type { DocumentModel } from '#shared/domain/documents/model.ts';
import { makeBenchDesk } from './bench-desk.ts';
import type { BenchDesk } from './bench-desk.ts';
import type { Bench } from './harness.ts';

const LETTER = 'supervision-letter';
/** As many letters in one timed run. */
const PIECE = 20;
const FEW = 100;
const MANY = 1000;

/** The words of one clerk differ from the next one's. */
const wordsOf = (at: number): Words => ({
  ...getLetter(LETTER).sample,
  contact: `协调${String.fromCodePoint(0x4e00 + (at % 900))}`,
});

const built = (at: number): DocumentModel =>
  buildLetter(LETTER, wordsOf(at), { house: sampleHouse, number: `示政函〔2024〕${at + 1}号` });

/** Milliseconds a letter. */
async function each(count: number, work: (at: number) => unknown): Promise<number> {
  const from = performance.now();
  for (let at = 0; at < count; at += 1) await work(at);
  return (performance.now() - from) / count;
}

const fonts = { ascii: 'Times New Roman', eastAsia: '仿宋_GB2312', hAnsi: 'Times New Roman' };

function bareLine(text: string, alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Paragraph {
  return new Paragraph({
    alignment,
    spacing: { line: 580, lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text, size: 32, font: fonts })],
  });
}

/** What somebody writes with the library alone: the same words, one style, nothing measured, no head and no imprint. */
function bareDocx(model: DocumentModel): Promise<ArrayBuffer> {
  const { number = '', title, addressees = '', body, signature } = model;
  const texts = body.flatMap((block) =>
    'text' in block && typeof block.text === 'string' ? [block.text] : [],
  );
  const paragraphs = [
    bareLine(model.issuerMark ?? '', AlignmentType.CENTER),
    bareLine(number, AlignmentType.RIGHT),
    bareLine(title.join(''), AlignmentType.CENTER),
    bareLine(addressees, AlignmentType.LEFT),
    ...texts.map((text) => bareLine(text, AlignmentType.JUSTIFIED)),
    bareLine(signature?.issuer ?? '', AlignmentType.RIGHT),
    bareLine(signature?.date ?? '', AlignmentType.RIGHT),
  ];
  return Packer.toArrayBuffer(new Document({ sections: [{ children: paragraphs }] }));
}

const composing: Bench = {
  name: 'a letter from its words to a .docx of the house style',
  peerName: 'docx 9.15.2: the same words, one style, no head, nothing measured',
  unit: 'ms a letter',
  prepare: () => ({
    ours: () => each(PIECE, (at) => renderDocx(built(at))),
    peer: () => each(PIECE, (at) => bareDocx(built(at))),
  }),
};

/** The same letter as a template: every text of its body is a tag. */
function templateOf(docx: Uint8Array): { template: Uint8Array; texts: Record<string, string> } {
  const parts = unzipSync(docx);
  const texts: Record<string, string> = {};
  const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const tagged = body.replace(
    /(<w:t(?: [^>]*)?>)([^<]+)(<\/w:t>)/gu,
    (_, open: string, text: string, end: string) => {
      const tag = `t${Object.keys(texts).length}`;
      texts[tag] = text;
      return `${open}{{${tag}}}${end}`;
    },
  );
  return { template: zipSync({ ...parts, 'word/document.xml': strToU8(tagged) }), texts };
}

const templated: Bench = {
  name: 'a letter from its words to a .docx, against filling a template of it',
  peerName: 'docxtemplater 3.71.0 + pizzip 3.3.0: our own page as its template, every text a tag',
  unit: 'ms a letter',
  prepare: async () => {
    const { template, texts } = templateOf(await renderDocx(built(0)));
    return {
      ours: () => each(PIECE, (at) => renderDocx(built(at))),
      peer: () => each(PIECE, () => byDocxtemplater(template, texts)),
    };
  },
};

/** Both open the template anew for every letter, as somebody does who issues a single one. */
const filling: Bench = {
  name: 'a letter from the office’s own Word template, opened and filled',
  peerName: 'docxtemplater 3.71.0 + pizzip 3.3.0: the same template, the same words',
  unit: 'ms a letter',
  prepare: async () => {
    const { template, texts } = templateOf(await renderDocx(built(0)));
    const values = new Map(Object.entries(texts));
    return {
      ours: () =>
        each(PIECE, () => fillWord(openTemplate(template), { values, lists: new Map(), flags: new Set() })),
      peer: () => each(PIECE, () => byDocxtemplater(template, texts)),
    };
  },
};

function byDocxtemplater(template: Uint8Array, texts: Record<string, string>): Uint8Array {
  const filled = new Docxtemplater(new PizZip(template), { delimiters: { start: '{{', end: '}}' } });
  filled.render(texts);
  return filled.getZip().generate({ type: 'uint8array', compression: 'DEFLATE' });
}

const FORM = 'parents-letter';

/** Drafts with nothing left blank. */
async function drafts({ api }: BenchDesk, count: number): Promise<string[]> {
  const ids: string[] = [];
  const words = getLetter(FORM).sample;
  for (let at = 0; at < count; at += 1) {
    const { id } = await api.documents.draft({ kind: FORM, subject: null });
    await api.documents.save({ id, revision: 1, words });
    ids.push(id);
  }
  return ids;
}

async function issueAll({ app, api }: BenchDesk, ids: readonly string[]): Promise<void> {
  const { jobId } = await api.documents.issueMany({ ids: [...ids] });
  for (;;) {
    const { state, message } = app.jobs.get(jobId);
    if (state === 'done' && message.startsWith(`签发了 ${ids.length} 份`)) return;
    if (state !== 'running') throw new Error(message);
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
  }
}

const issuing: Bench = {
  name: 'a form issued in a batch: scanned, numbered, rendered twice, frozen, audited',
  peerName: 'the same two files rendered, then one INSERT each, committed, into an encrypted table',
  unit: 'ms a letter',
  rounds: 5,
  prepare: async () => {
    const desk = await makeBenchDesk();
    const { records } = desk;
    records.exec('CREATE TABLE bench_letters (id TEXT, docx BLOB, html TEXT) STRICT;');
    const insert = records.prepare('INSERT INTO bench_letters VALUES (?, ?, ?)');
    const model = buildLetter(FORM, getLetter(FORM).sample, { house: sampleHouse, number: undefined });
    return {
      ours: async () => {
        const ids = await drafts(desk, PIECE);
        const from = performance.now();
        await issueAll(desk, ids);
        return (performance.now() - from) / PIECE;
      },
      peer: () =>
        each(PIECE, async () => {
          insert.run(randomBytes(8).toString('hex'), await renderDocx(model), renderHtml(model));
        }),
      dispose: desk.dispose,
    };
  },
};

/** MB that could not be collected, at most, while something ran; looked at a few times a second. */
async function mostInUse(work: () => Promise<unknown>): Promise<number> {
  let most = 0;
  const look = (): void => {
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    most = Math.max(most, heapUsed + external);
  };
  const timer = setInterval(look, 300);
  await work();
  clearInterval(timer);
  look();
  return most / 1024 / 1024;
}

const memory: Bench = {
  name: `memory in use, at its most, while a batch of ${MANY} letters is issued`,
  peerName: `a batch of ${FEW}`,
  unit: 'MB',
  rounds: 1,
  prepare: async () => {
    const desk = await makeBenchDesk();
    const most = async (count: number): Promise<number> => {
      const ids = await drafts(desk, count);
      return mostInUse(() => issueAll(desk, ids));
    };
    return { ours: () => most(MANY), peer: () => most(FEW), dispose: desk.dispose };
  },
};

export const benches: readonly Bench[] = [composing, templated, filling, issuing, memory];
