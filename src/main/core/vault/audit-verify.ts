import { GENESIS, hashRow, macRow } from './audit.ts';
import type { AuditRow } from './audit.ts';
import { isGenuineAnchor } from './audit-anchor.ts';
import type { AuditAnchor } from './audit-anchor.ts';
import { isSameBytes, utf8 } from './crypto.ts';

export type AuditProblem = { seq: number | null; what: string };
export type AuditVerdict = {
  /** `unknown` whenever a part could not be looked at: never `clean` for what was not seen. */
  state: 'clean' | 'broken' | 'unknown';
  entries: number;
  problems: AuditProblem[];
  cannotKnow: string[];
};

export type AuditEvidence = {
  key: Uint8Array;
  /** The desk's Ed25519 public key. */
  publicKey: Uint8Array;
  deskId: string;
  /** From beside the store, from backups, from the county: the more, the better. */
  anchors: readonly AuditAnchor[];
  /** Rows waiting in the records store; null when the verifier does not hold its key. */
  waiting: number | null;
};

/** A forged chain could have a problem in every row; this many tell the story. */
const MAX_PROBLEMS = 200;

/** Walks every link, number, time, MAC and anchor of a chain (rows oldest first) and says what it cannot know. */
export function verifyChain(rows: Iterable<AuditRow>, evidence: AuditEvidence): AuditVerdict {
  const problems: AuditProblem[] = [];
  const note = (seq: number | null, what: string): void => {
    if (problems.length < MAX_PROBLEMS) problems.push({ seq, what });
  };
  const genuine = genuineAnchors(evidence, note);
  const setBack: number[] = [];
  let last: Last = { ...GENESIS, monotonic_ms: 0 };
  let entries = 0;
  for (const row of rows) {
    entries += 1;
    for (const what of rowProblems(row, last, evidence.key)) note(row.seq, what);
    for (const anchor of genuine.filter(({ seq }) => seq === row.seq)) {
      if (row.hash !== anchor.hash) {
        note(row.seq, '与当时签名留下的锚点不一致，这一条或它之前的记录被改写过。');
      }
    }
    if (row.outbox_id === null && Date.parse(row.at_utc) < last.monotonic_ms) setBack.push(row.seq);
    last = row;
  }
  for (const { seq } of genuine) {
    if (seq > last.seq)
      note(last.seq + 1, `第 ${last.seq + 1} 条至第 ${seq} 条不见了：签名锚点证明它们写过。`);
  }
  const anchored = Math.max(0, ...genuine.map(({ seq }) => seq));
  const isUnknown = genuine.length === 0 || evidence.waiting !== 0;
  return {
    state: problems.length > 0 ? 'broken' : isUnknown ? 'unknown' : 'clean',
    entries,
    problems,
    cannotKnow: limits(evidence, genuine.length, anchored, last.seq, setBack),
  };
}

type Last = Pick<AuditRow, 'seq' | 'hash' | 'monotonic_ms'>;

function rowProblems(row: AuditRow, last: Last, key: Uint8Array): string[] {
  const problems: string[] = [];
  if (row.seq > last.seq + 1) problems.push(`前面缺了 ${row.seq - last.seq - 1} 条，被人删过。`);
  if (row.seq <= last.seq) problems.push('序号重复或颠倒，顺序被动过。');
  if (row.prev_hash !== last.hash) problems.push('和上一条接不上，中间被改过、插过或删过。');
  if (row.hash !== hashRow(row)) problems.push('内容和当时留下的指纹对不上，被改过。');
  if (!isSameBytes(utf8(row.mac), utf8(macRow(row.hash, key))))
    problems.push('校验码不是这台工作台写的，被伪造过。');
  if (row.monotonic_ms < last.monotonic_ms) problems.push('时间比上一条还早，顺序被动过。');
  return problems;
}

function genuineAnchors(evidence: AuditEvidence, note: (seq: number, what: string) => void): AuditAnchor[] {
  return evidence.anchors.filter((anchor) => {
    const isGenuine = anchor.deskId === evidence.deskId && isGenuineAnchor(anchor, evidence.publicKey);
    if (!isGenuine) note(anchor.seq, '这一处锚点的签名不是这台工作台的，被换过或伪造过。');
    return isGenuine;
  });
}

function limits(
  evidence: AuditEvidence,
  anchors: number,
  anchored: number,
  head: number,
  setBack: readonly number[],
): string[] {
  const sentences: string[] = [];
  if (evidence.waiting === null) {
    sentences.push('您的账号打不开业务资料库，里面是否还有没归入的留痕，看不到。请由业务账号再核验一次。');
  } else if (evidence.waiting > 0) {
    sentences.push(`业务资料库里还有 ${evidence.waiting} 条留痕没有归入，归入后请再核验一次。`);
  }
  if (anchors === 0) {
    sentences.push('没有可用的签名锚点，最末尾的记录有没有被删掉，说不准。');
  } else if (head > anchored) {
    sentences.push(`第 ${anchored} 条之后的 ${head - anchored} 条还没有签名锚点，末尾有没有被删掉，说不准。`);
  }
  if (setBack.length > 0) {
    sentences.push(
      `第 ${listed(setBack)} 条记下时，电脑时钟比前面的记录早，时钟被往回调过；先后以序号为准。`,
    );
  }
  sentences.push(
    '如果有人既能操作这台电脑、又拿到了密钥，可以从县级留存的最后一个锚点之后重写，单凭本机看不出来。',
  );
  return sentences;
}

function listed(seqs: readonly number[]): string {
  const shown = seqs.slice(0, 5).join('、');
  return seqs.length > 5 ? `${shown} 等 ${seqs.length}` : shown;
}
