import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#shared/rpc/app-error.ts';
import { AuditAnchor } from '#core/vault/audit-anchor.ts';
import { sha256, utf8 } from '#core/vault/crypto.ts';
import { isSignedBy, signBytes } from '#core/vault/desk-key.ts';
import { findFile } from '#core/vault/files.ts';
import { findJson } from '#core/vault/twin-file.ts';

export const MANIFEST_FILE = 'manifest.json';
export const KEYS_FILE = 'keys.json';

const Sha256 = z.hex().length(64);
const Piece = z.strictObject({
  name: z.string().regex(/^[a-z]+\.db(?:\.\d{3})?$|^keys\.json$/),
  size: z.int(),
  sha256: Sha256,
});
export type Piece = z.infer<typeof Piece>;

const Body = z.strictObject({
  format: z.literal('hulei-backup'),
  version: z.literal(1),
  schema: z.strictObject({ office: z.int(), records: z.int() }),
  deskId: z.string().min(1),
  townName: z.string(),
  sequence: z.int().min(1),
  /** SHA-256 of the backup before this one, so that a missing one is noticed; null for the first. */
  previous: Sha256.nullable(),
  createdAt: z.iso.datetime(),
  anchor: AuditAnchor,
  publicKey: z.base64(),
  /** Each store in one or several parts: a stick may be FAT32. */
  office: z.array(Piece).min(1),
  records: z.array(Piece).min(1),
  keys: Piece,
  /** Attachments as they lie on disk, encrypted; kept once beside all backups of this desk. */
  objects: z.array(z.strictObject({ id: Sha256, size: z.int(), sha256: Sha256 })),
  counts: z.record(z.string(), z.int()),
});
export type ManifestBody = z.infer<typeof Body>;

const Manifest = z.strictObject({ body: Body, signature: z.hex().length(128) });

export type ReadManifest = { body: ManifestBody; sha256: string };

/** The manifest's text, signed by the desk. */
export function formatManifest(body: ManifestBody, privateKey: Uint8Array): string {
  const parsed = Body.parse(body);
  const signature = signBytes(privateKey, 'backup-manifest', utf8(JSON.stringify(parsed)));
  return JSON.stringify({ body: parsed, signature: hex(signature) }, null, 1);
}

/**
 * Reads and checks a backup's manifest: every byte of it is covered by the signature of the desk it names.
 * Whether that desk is *this* one is checked against the office store, once it is open.
 * @throws AppError `backup.missing`, `backup.damaged`, `backup.too-new`.
 */
export function readManifest(folder: string): ReadManifest {
  const bytes = findFile(join(folder, MANIFEST_FILE));
  if (!bytes) throw new AppError('backup.missing');
  const text = new TextDecoder().decode(bytes);
  const raw = findJson(text);
  const parsed = Manifest.safeParse(raw);
  if (!parsed.success)
    throw new AppError(isNewer(raw) ? 'backup.too-new' : 'backup.damaged', { file: MANIFEST_FILE });
  const { body, signature } = parsed.data;
  const isWhole = JSON.stringify(parsed.data, null, 1) === text;
  const publicKey = Buffer.from(body.publicKey, 'base64');
  if (
    !isWhole ||
    !isSignedBy(publicKey, 'backup-manifest', utf8(JSON.stringify(body)), Buffer.from(signature, 'hex'))
  ) {
    throw new AppError('backup.damaged', { file: MANIFEST_FILE });
  }
  return { body, sha256: hex(sha256(bytes)) };
}

function isNewer(raw: unknown): boolean {
  const body = typeof raw === 'object' && raw !== null && 'body' in raw ? raw.body : undefined;
  return typeof body === 'object' && body !== null && 'version' in body && Number(body.version) > 1;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
