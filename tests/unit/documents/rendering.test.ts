import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { renderDocx } from '#core/documents/render/docx.ts';
import { renderHtml } from '#core/documents/render/html.ts';
import type { DocumentDraft, DocumentModel } from '#shared/domain/documents/model.ts';

import { form, letter, longDocument, notice } from './samples.ts';

const TRIGGERS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='x",
  '</style><b>',
  '&amp;&lt;&#60;]]>',
  '<!--',
  '{{甲}}${乙}$1$&',
  '=HYPERLINK("x")',
  '</w:t></w:r><w:r>',
  'PAGE \\* MERGEFORMAT',
];

/** The trigger in every field that takes text. */
function hostile(trigger: string): DocumentModel {
  const draft: Partial<DocumentDraft> = {
    issuerMark: trigger.slice(0, 30),
    number: trigger,
    signers: [trigger.slice(0, 20)],
    title: [trigger],
    addressees: trigger,
    body: [
      { kind: 'paragraph', text: trigger },
      { kind: 'heading', level: 1, text: trigger, runOn: trigger },
      { kind: 'item', text: trigger },
      {
        kind: 'table',
        columns: [1, 1],
        rows: [{ cells: [{ text: trigger, role: 'label' }, { text: trigger }] }],
      },
    ],
    attachments: [{ name: trigger, content: { body: [{ kind: 'paragraph', text: trigger }] } }],
    signature: { issuer: trigger, date: '2024-02-02' },
    notes: trigger,
    imprint: { cc: trigger, office: trigger, date: '2024-02-02' },
  };
  return longDocument(draft);
}

type Seen = { text: string; elements: Set<string>; attributes: Set<string> };

/** Parses as XML and throws on the first fault; HTML here is written so that it is XML too. */
function readXml(xml: string): Seen {
  const seen: Seen = { text: '', elements: new Set(), attributes: new Set() };
  const parser = new SaxesParser();
  parser.on('text', (text) => (seen.text += text));
  parser.on('opentag', ({ name, attributes }) => {
    seen.elements.add(name);
    for (const attribute of Object.keys(attributes)) seen.attributes.add(attribute);
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml.replace('<!DOCTYPE html>', '')).close();
  return seen;
}

const withoutBlanks = (text: string) => text.replaceAll(/\s/gu, '');

describe('HTML', () => {
  it.each(TRIGGERS)('shows %s as text and nothing else', (trigger) => {
    const { text, elements, attributes } = readXml(renderHtml(hostile(trigger)));
    expect([...elements].toSorted()).toEqual([
      'body',
      'div',
      'head',
      'html',
      'meta',
      'section',
      'span',
      'style',
      'title',
    ]);
    expect([...attributes].toSorted()).toEqual(['charset', 'class', 'lang']);
    expect(withoutBlanks(text)).toContain(withoutBlanks(trigger));
  });

  it.each([form(), notice(), letter(), longDocument()])(
    'fetches nothing and carries no script or style attribute',
    (model) => {
      const html = renderHtml(model);
      expect(html).not.toMatch(/<script|style=|url\(|@import|https?:|javascript:/u);
      expect(renderHtml(model)).toBe(html);
    },
  );

  it('keeps a document’s text out of the style sheet', () => {
    const css = /<style>(.*)<\/style>/su.exec(renderHtml(hostile('}</style>*{color:red}')))?.[1];
    expect(css).not.toContain('color:red}');
  });
});

describe('.docx', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each(TRIGGERS)('holds %s as text and stays valid XML', async (trigger) => {
    const parts = unzipSync(await renderDocx(hostile(trigger)));
    const xmlParts = Object.entries(parts).filter(([name]) => /\.(?:xml|rels)$/u.test(name));
    expect(xmlParts.length).toBeGreaterThan(8);
    for (const [, bytes] of xmlParts) expect(() => readXml(strFromU8(bytes))).not.toThrow();
    const { text, elements } = readXml(strFromU8(parts['word/document.xml'] ?? new Uint8Array()));
    expect(withoutBlanks(text)).toContain(withoutBlanks(trigger));
    expect(elements.has('w:instrText')).toBe(false);
  });

  it('gives the same bytes for the same document, whatever was written in between', async () => {
    for (const make of [form, notice, letter, longDocument]) {
      const first = await renderDocx(make());
      await renderDocx(notice());
      expect(Buffer.compare(first, await renderDocx(make()))).toBe(0);
    }
  });

  it('gives the same bytes in another year', async () => {
    const first = await renderDocx(notice());
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-07-08T09:10:11Z') });
    expect(Buffer.compare(first, await renderDocx(notice()))).toBe(0);
  });

  it('gives other bytes for another document', async () => {
    expect(Buffer.compare(await renderDocx(notice()), await renderDocx(letter()))).not.toBe(0);
  });

  it('uses Word’s own headings, a PAGE field and the fonts of the standard', async () => {
    const parts = unzipSync(await renderDocx(notice()));
    const read = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
    expect(read('word/document.xml')).toContain('<w:pStyle w:val="Heading1"/>');
    expect(read('word/footer1.xml')).toContain('PAGE');
    expect(read('word/styles.xml')).toMatch(/w:styleId="Heading1".*?w:eastAsia="黑体"/su);
    expect(read('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
    expect(read('word/fontTable.xml')).toContain('仿宋_GB2312');
  });

  it('turns off what would break 22 lines of 28 characters', async () => {
    const styles = strFromU8(unzipSync(await renderDocx(notice()))['word/styles.xml'] ?? new Uint8Array());
    const normal = /w:styleId="Normal".*?<\/w:style>/su.exec(styles)?.[0];
    for (const setting of ['widowControl', 'overflowPunct', 'autoSpaceDE', 'autoSpaceDN', 'snapToGrid']) {
      expect(normal).toContain(`<w:${setting} w:val="0"/>`);
    }
  });

  it('dates the file by the document', async () => {
    const core = strFromU8(unzipSync(await renderDocx(notice()))['docProps/core.xml'] ?? new Uint8Array());
    expect(core.match(/2024-03-05T00:00:00Z/gu)).toHaveLength(2);
    expect(core).not.toContain('2026');
  });
});
