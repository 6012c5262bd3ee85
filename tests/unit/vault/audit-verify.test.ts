import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  AUDIT_TABLE_SQL,
  GENESIS,
  appendEntry,
  auditKey,
  auditRows,
  hashRow,
  macRow,
} from '#core/vault/audit.ts';
import type { AuditRow } from '#core/vault/audit.ts';
import { readAnchor, signAnchor, writeAnchor } from '#core/vault/audit-anchor.ts';
import { verifyChain } from '#core/vault/audit-verify.ts';
import type { AuditVerdict } from '#core/vault/audit-verify.ts';
import { createDeskKey } from '#core/vault/desk-key.ts';
import { ANCHORED_AT, deskKey, entry, intactEvidence, memoryStore } from './audit-support.ts';
import { seededRandom, tempFolder } from './support.ts';

const LENGTH = 12;
const key = auditKey(seededRandom('verify').bytes(32));
const db = memoryStore(AUDIT_TABLE_SQL);
for (let i = 1; i <= LENGTH; i += 1) {
  appendEntry(
    db,
    key,
    entry({ objectId: `venue-${i}`, atUtc: new Date(ANCHORED_AT.getTime() + i).toISOString() }),
  );
}
const rows = [...auditRows(db)];
const evidence = intactEvidence(db, key);
const [anchor] = evidence.anchors;

function verdictOn(forged: readonly AuditRow[], change: Partial<typeof evidence> = {}): AuditVerdict {
  return verifyChain(forged, { ...evidence, ...change });
}

/** A forger's chain from these contents: numbers, links and hashes are right, and MACs too where the key is known. */
function relink(contents: readonly AuditRow[], macKey: Uint8Array): AuditRow[] {
  let prev = GENESIS.hash;
  return contents.map((row, index) => {
    const content = { ...row, seq: index + 1, prev_hash: prev };
    prev = hashRow(content);
    return { ...content, hash: prev, mac: macRow(prev, macKey) };
  });
}

test('an untouched chain is clean, and the verdict still names what nobody here can know', () => {
  const verdict = verdictOn(rows);
  expect(verdict).toMatchObject({ state: 'clean', entries: LENGTH, problems: [] });
  expect(verdict.cannotKnow).toEqual([expect.stringContaining('县级留存的最后一个锚点')]);
});

describe('is broken by', () => {
  const at = fc.nat(LENGTH - 1);
  const columns = Object.keys(rows[0] ?? {}) as (keyof AuditRow)[];

  test('any changed column of any row', () => {
    fc.assert(
      fc.property(at, fc.constantFrom(...columns), (i, column) => {
        const forged = rows.map((row, index) => {
          if (index !== i) return row;
          const value = row[column];
          return { ...row, [column]: typeof value === 'number' ? value + 1 : `${value ?? ''}0` };
        });
        expect(verdictOn(forged).state).toBe('broken');
      }),
      { numRuns: 400 },
    );
  });

  test('any deleted, doubled or swapped row', () => {
    fc.assert(
      fc.property(at, at, (i, j) => {
        expect(verdictOn(rows.toSpliced(i, 1)).state).toBe('broken');
        expect(verdictOn(rows.toSpliced(i, 0, ...rows.slice(j, j + 1))).state).toBe('broken');
        fc.pre(i !== j);
        const swapped = rows.map(
          (row, index) => (index === i ? rows[j] : index === j ? rows[i] : row) ?? row,
        );
        expect(verdictOn(swapped).state).toBe('broken');
      }),
    );
  });

  test('a chain that is cut short at the end or at the start', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: LENGTH }), (count) => {
        expect(verdictOn(rows.slice(0, LENGTH - count)).state).toBe('broken');
        expect(verdictOn(rows.slice(count)).state).toBe('broken');
        expect(verdictOn(relink(rows.slice(count), key)).state).toBe('broken');
      }),
    );
  });

  test('a whole chain rewritten without the key, even without an anchor', () => {
    const forged = relink(rows.toSpliced(3, 1), seededRandom('forger').bytes(32));
    expect(verdictOn(forged, { anchors: [] }).state).toBe('broken');
  });

  test('a whole chain rewritten with the key, below the anchor', () => {
    fc.assert(
      fc.property(at, fc.boolean(), (i, isLonger) => {
        const changed = rows.map((row, index) => (index === i ? { ...row, action: 'venues.view' } : row));
        const longer = isLonger ? [...changed, ...rows.slice(0, 1)] : changed;
        expect(verdictOn(relink(longer, key)).state).toBe('broken');
      }),
    );
  });

  test('an anchor that is altered, foreign or of another desk', () => {
    if (!anchor) throw new Error('the evidence holds an anchor');
    const head = { seq: anchor.seq, hash: anchor.hash };
    const stranger = createDeskKey(seededRandom('stranger'));
    for (const forged of [
      { ...anchor, seq: anchor.seq - 1 },
      { ...anchor, atUtc: '2026-11-24T00:00:00.000Z' },
      signAnchor(stranger.privateKey, 'desk-1', head, ANCHORED_AT),
      signAnchor(deskKey.privateKey, 'desk-2', head, ANCHORED_AT),
    ]) {
      expect(verdictOn(rows, { anchors: [forged, anchor] }).state).toBe('broken');
    }
  });
});

test('names the row and says in plain words what is wrong', () => {
  const forged = rows.map((row) => (row.seq === 5 ? { ...row, result: 'refused' } : row));
  expect(verdictOn(forged).problems).toEqual([{ seq: 5, what: '内容和当时留下的指纹对不上，被改过。' }]);
  expect(verdictOn(rows.toSpliced(4, 2)).problems[0]).toEqual({ seq: 7, what: '前面缺了 2 条，被人删过。' });
  expect(verdictOn(rows.slice(0, 10)).problems).toEqual([
    { seq: 11, what: expect.stringContaining('第 11 条至第 12 条') },
  ]);
});

describe('is unknown, never clean', () => {
  test('without the records key, or with rows still waiting', () => {
    expect(verdictOn(rows, { waiting: null })).toMatchObject({ state: 'unknown', problems: [] });
    expect(verdictOn(rows, { waiting: null }).cannotKnow.join()).toContain('打不开业务资料库');
    expect(verdictOn(rows, { waiting: 2 }).state).toBe('unknown');
    expect(verdictOn(rows, { waiting: 2 }).cannotKnow.join()).toContain('还有 2 条');
  });

  test('without an anchor: a cut tail would look the same', () => {
    expect(verdictOn(rows.slice(0, 6), { anchors: [] }).state).toBe('unknown');
  });

  test('but what is broken stays broken', () => {
    expect(verdictOn(rows.slice(1), { waiting: null }).state).toBe('broken');
  });
});

test('says how many rows stand after the last anchor', () => {
  const early = signAnchor(deskKey.privateKey, 'desk-1', { seq: 9, hash: rows[8]?.hash ?? '' }, ANCHORED_AT);
  const verdict = verdictOn(rows, { anchors: [early] });
  expect(verdict.state).toBe('clean');
  expect(verdict.cannotKnow.join()).toContain('第 9 条之后的 3 条');
});

test('the anchor beside the store survives the loss of either copy', () => {
  if (!anchor) throw new Error('the evidence holds an anchor');
  const home = tempFolder();
  expect(readAnchor(home).anchor).toBeUndefined();
  writeAnchor(home, anchor);
  writeFileSync(join(home, 'anchor-a.json'), '');
  expect(readAnchor(home).anchor).toEqual(anchor);
  writeFileSync(join(home, 'anchor-b.json'), JSON.stringify({ ...anchor, extra: 1 }));
  expect(readAnchor(home)).toMatchObject({
    anchor: undefined,
    copies: [{ state: 'damaged' }, { state: 'damaged' }],
  });
});
