import { Unzip, UnzipInflate } from 'fflate';

import { AppError } from '#shared/rpc/app-error.ts';

const MAX_ENTRIES = 2_000;
const MAX_INFLATED_BYTES = 200 * 1024 * 1024;
const CHUNK_BYTES = 64 * 1024;

/** Parts of a .docx by their path inside the package; only XML parts are kept. */
export type DocxPackage = ReadonlyMap<string, Uint8Array>;

function concat(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/**
 * Unpacks a .docx. Entries and inflated bytes are counted while inflating, whatever the package claims about itself,
 * so a bomb stops at the limit. Refuses: too large, damaged, the same part twice.
 */
export function openDocxPackage(bytes: Uint8Array, name: string): DocxPackage {
  const parts = new Map<string, Uint8Array>();
  const seen = new Set<string>();
  let inflated = 0;
  let unfinished = 0;
  const unzip = new Unzip((file) => {
    if (seen.size >= MAX_ENTRIES) throw new AppError('plan.large', { name, limit: '2000 个内部文件' });
    if (seen.has(file.name)) throw new AppError('plan.broken', { name });
    seen.add(file.name);
    const isKept = /\.(?:xml|rels)$/i.test(file.name);
    const chunks: Uint8Array[] = [];
    unfinished += 1;
    file.ondata = (error, chunk, final) => {
      if (error) throw error;
      inflated += chunk.length;
      if (inflated > MAX_INFLATED_BYTES)
        throw new AppError('plan.large', { name, limit: '200 MB（解开后）' });
      if (isKept) chunks.push(chunk);
      if (!final) return;
      unfinished -= 1;
      if (isKept) parts.set(file.name, concat(chunks));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
      unzip.push(bytes.subarray(at, at + CHUNK_BYTES), at + CHUNK_BYTES >= bytes.length);
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('plan.broken', { name });
  }
  if (unfinished > 0) throw new AppError('plan.broken', { name });
  return parts;
}
