import { z } from 'zod';
import type { AuditHead } from './audit.ts';
import { canonicalBytes } from './crypto.ts';
import { isSignedBy, signBytes } from './desk-key.ts';
import type { FileCalls } from './files.ts';
import { findJson, readTwin, writeTwin } from './twin-file.ts';
import type { Twin, TwinCopy } from './twin-file.ts';

/** A signed statement that the chain had this head then. Stands beside the store, in every backup and county package. */
export const AuditAnchor = z.strictObject({
  deskId: z.string().min(1),
  seq: z.int().min(0),
  /** Hex. */
  hash: z.hex().length(64),
  atUtc: z.iso.datetime({ precision: 3 }),
  /** Ed25519 over the four fields above, hex. */
  signature: z.hex().length(128),
});
export type AuditAnchor = z.infer<typeof AuditAnchor>;

const anchorTwin: Twin<AuditAnchor> = {
  name: 'anchor',
  parse: (text) => {
    const parsed = AuditAnchor.safeParse(findJson(text));
    return parsed.success && formatAnchor(parsed.data) === text ? parsed.data : undefined;
  },
  format: formatAnchor,
  rank: (anchor) => anchor.seq,
};

/** @param at the time of signing. */
export function signAnchor(privateKey: Uint8Array, deskId: string, head: AuditHead, at: Date): AuditAnchor {
  const unsigned = {
    deskId,
    seq: head.seq,
    hash: head.hash,
    atUtc: at.toISOString(),
  };
  const signature = signBytes(privateKey, 'audit-anchor', anchorBytes(unsigned));
  return { ...unsigned, signature: Buffer.from(signature).toString('hex') };
}

export function isGenuineAnchor(anchor: AuditAnchor, publicKey: Uint8Array): boolean {
  return isSignedBy(publicKey, 'audit-anchor', anchorBytes(anchor), Buffer.from(anchor.signature, 'hex'));
}

/** @throws AppError `disk.full`, `disk.failed`. */
export function writeAnchor(home: string, anchor: AuditAnchor, files?: FileCalls): void {
  writeTwin(home, anchorTwin, anchor, files);
}

/** The newest whole anchor beside the store, if any, and how the two copies fare. */
export function readAnchor(
  home: string,
  files?: FileCalls,
): { anchor: AuditAnchor | undefined; copies: TwinCopy[] } {
  const { newest, copies } = readTwin(home, anchorTwin, files);
  return { anchor: newest, copies };
}

function anchorBytes(anchor: Omit<AuditAnchor, 'signature'>): Uint8Array {
  return canonicalBytes([anchor.deskId, anchor.seq, anchor.hash, anchor.atUtc]);
}

function formatAnchor(anchor: AuditAnchor): string {
  const { deskId, seq, hash, atUtc, signature } = anchor;
  return JSON.stringify({ deskId, seq, hash, atUtc, signature });
}
