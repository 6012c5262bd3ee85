import { AppError } from '#shared/rpc/app-error.ts';
import type { Randomness } from '#core/ports.ts';
import { KEY_BYTES, isSameBytes, sha256, utf8 } from './crypto.ts';
import { GROUPS, GROUP_CHARS, fromGroups, toGroups } from './paper-code.ts';

/**
 * The recovery key goes onto two sheets for two sealed envelopes. Each half alone is random noise.
 * A half has 40 bytes: version and half (1) ‖ set mark (3) ‖ share (32) ‖ checksum (4); sixteen groups on paper.
 */
const VERSION = 1;
const MARK_BYTES = 3;
const CHECKSUM_BYTES = 4;
const SHARE_START = 1 + MARK_BYTES;
const SHARE_END = SHARE_START + KEY_BYTES;

export type HalfName = 'A' | 'B';
export type RecoveryHalf = { name: HalfName; mark: Uint8Array; share: Uint8Array };

/** As printed: sixteen groups of five characters with hyphens between them, half A first. */
export function splitRecoveryKey(
  recoveryKey: Uint8Array,
  deskId: string,
  random: Randomness,
): [string, string] {
  const mark = setMark(recoveryKey, deskId);
  const share = random.bytes(KEY_BYTES);
  const texts: [string, string] = [
    formatHalf({ name: 'A', mark, share }),
    formatHalf({ name: 'B', mark, share: xor(recoveryKey, share) }),
  ];
  share.fill(0);
  return texts;
}

/**
 * Reads what somebody typed off the sheet of one half; blanks, hyphens, case, full width and O/0, I/L/1 do not matter.
 * @param name the half this field asks for.
 * @throws AppError `recovery.incomplete`, `recovery.group-wrong` (names the half and the group), `recovery.other-half`,
 * `recovery.half-wrong`, `recovery.version-unknown`.
 */
export function parseHalf(text: string, name: HalfName): RecoveryHalf {
  const half = HALF_WORDS[name];
  const read = fromGroups(text);
  if (read.state === 'incomplete') {
    throw new AppError('recovery.incomplete', {
      half,
      groups: GROUPS,
      chars: GROUP_CHARS,
      count: read.count,
    });
  }
  if (read.state === 'wrong') throw new AppError('recovery.group-wrong', { half, group: read.group });
  const { bytes } = read;
  const body = bytes.subarray(0, SHARE_END);
  if (!isSameBytes(bytes.subarray(SHARE_END), checksum(body)))
    throw new AppError('recovery.half-wrong', { half });
  const [header = 0] = body;
  if (header >> 4 !== VERSION) throw new AppError('recovery.version-unknown', { half });
  if (header !== headerByte(name)) throw new AppError('recovery.other-half', { half });
  return { name, mark: body.slice(1, SHARE_START), share: body.slice(SHARE_START) };
}

/**
 * The recovery key out of both halves. The caller wipes it.
 * @throws AppError as {@link parseHalf}; `recovery.halves-mixed` for halves of two sets or two desks;
 * `recovery.not-this-desk` for a set printed elsewhere.
 */
export function joinRecoveryHalves(textA: string, textB: string, deskId: string): Uint8Array {
  const a = parseHalf(textA, 'A');
  const b = parseHalf(textB, 'B');
  if (!isSameBytes(a.mark, b.mark)) throw new AppError('recovery.halves-mixed');
  const key = xor(a.share, b.share);
  a.share.fill(0);
  b.share.fill(0);
  if (isSameBytes(setMark(key, deskId), a.mark)) return key;
  key.fill(0);
  throw new AppError('recovery.not-this-desk');
}

const HALF_WORDS: Readonly<Record<HalfName, string>> = { A: '甲', B: '乙' };

function formatHalf({ name, mark, share }: RecoveryHalf): string {
  const body = Buffer.concat([Uint8Array.of(headerByte(name)), mark, share]);
  return toGroups(Buffer.concat([body, checksum(body)]));
}

function headerByte(name: HalfName): number {
  return (VERSION << 4) | (name === 'A' ? 0xa : 0xb);
}

/** Names desk *and* set: halves of two desks, or of an old and a new set, do not go together. Tells 24 bits of a hash. */
function setMark(recoveryKey: Uint8Array, deskId: string): Uint8Array {
  return sha256(utf8('hulei recovery set\0'), utf8(deskId), Uint8Array.of(0), recoveryKey).subarray(
    0,
    MARK_BYTES,
  );
}

function checksum(body: Uint8Array): Uint8Array {
  return sha256(utf8('hulei recovery half\0'), body).subarray(0, CHECKSUM_BYTES);
}

function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, i) => byte ^ (b[i] ?? 0));
}
