import { AppError } from '#shared/rpc/app-error.ts';

export type PlanFileKind = 'docx' | 'txt';

export const MAX_FILE_BYTES = 20 * 1024 * 1024;

const OLD_NAMES = /\.(?:doc|dot|wps|wpt|rtf)$/i;

type Magic = { bytes: readonly number[]; is: 'zip' | 'old' | 'pdf' | 'other' };

const MAGICS: readonly Magic[] = [
  { bytes: [0x50, 0x4b], is: 'zip' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], is: 'old' },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], is: 'old' },
  { bytes: [0x25, 0x50, 0x44, 0x46], is: 'pdf' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], is: 'other' },
  { bytes: [0xff, 0xd8, 0xff], is: 'other' },
  { bytes: [0x47, 0x49, 0x46, 0x38], is: 'other' },
  { bytes: [0x1f, 0x8b], is: 'other' },
  { bytes: [0x52, 0x61, 0x72, 0x21], is: 'other' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], is: 'other' },
  { bytes: [0x4d, 0x5a], is: 'other' },
];

/** Decides by name and by first bytes; both must agree. Refuses everything that is neither .docx nor .txt. */
export function getFileKind(bytes: Uint8Array, fileName: string): PlanFileKind {
  const name = fileName.split(/[\\/]/).at(-1) ?? fileName;
  if (bytes.length > MAX_FILE_BYTES) throw new AppError('plan.large', { name, limit: '20 MB' });
  const magic = MAGICS.find((candidate) => candidate.bytes.every((byte, at) => bytes[at] === byte))?.is;
  if (magic === 'pdf' || /\.pdf$/i.test(name)) throw new AppError('plan.kind.pdf', { name });
  if (magic === 'old' || OLD_NAMES.test(name)) throw new AppError('plan.kind.old', { name });
  if (magic === 'other') throw new AppError('plan.kind.other', { name });
  if (/\.docx$/i.test(name)) {
    if (bytes.length === 0) throw new AppError('plan.empty', { name });
    if (magic !== 'zip') throw new AppError('plan.broken', { name });
    return 'docx';
  }
  if (/\.txt$/i.test(name) && magic !== 'zip') return 'txt';
  throw new AppError('plan.kind.other', { name });
}
