import { z } from 'zod';
import { AppError } from '#shared/rpc/app-error.ts';
import { sha256, utf8 } from './crypto.ts';
import { nodeFiles } from './files.ts';
import type { FileCalls } from './files.ts';
import { SlotFile, signSlots } from './slot-model.ts';
import type { Slots } from './slot-model.ts';
import { findJson, readTwin, writeTwin } from './twin-file.ts';
import type { Twin, TwinCopy } from './twin-file.ts';

const Envelope = z.strictObject({ sha256: z.hex().length(64), file: SlotFile });

/** The text of a slot file: on disk, in the office store's own copy and in a backup. */
export function formatSlotFile(file: SlotFile): string {
  const body = SlotFile.parse(file);
  return JSON.stringify({ sha256: hashOf(body), file: body }, null, 1);
}

/** The slot file, or undefined when a single byte is not as {@link formatSlotFile} wrote it. */
export function parseSlotFile(text: string): SlotFile | undefined {
  const parsed = Envelope.safeParse(findJson(text));
  if (!parsed.success) return undefined;
  return formatSlotFile(parsed.data.file) === text ? parsed.data.file : undefined;
}

const slotTwin: Twin<SlotFile> = {
  name: 'keys',
  parse: parseSlotFile,
  format: formatSlotFile,
  rank: (file) => file.sequence,
};

/**
 * The newest whole slot file of a home folder. A damaged copy is reported in `copies` and healed by the next write.
 * @throws AppError `vault.keys-missing` when there is none, `vault.keys-damaged` when neither copy is whole.
 */
export function readSlots(
  home: string,
  files: FileCalls = nodeFiles,
): { file: SlotFile; copies: TwinCopy[] } {
  const { newest, copies } = readTwin(home, slotTwin, files);
  if (newest) return { file: newest, copies };
  throw new AppError(
    copies.some(({ state }) => state === 'damaged') ? 'vault.keys-damaged' : 'vault.keys-missing',
  );
}

/** Whether a desk was ever set up in this home folder. */
export function hasSlots(home: string, files: FileCalls = nodeFiles): boolean {
  return readTwin(home, slotTwin, files).copies.some(({ state }) => state !== 'missing');
}

/** Writes the slots as the next version of the file. @throws AppError `disk.full`, `disk.failed`. */
export function writeSlots(
  home: string,
  slots: Slots,
  officeKey: Uint8Array,
  files: FileCalls = nodeFiles,
): SlotFile {
  const { newest } = readTwin(home, slotTwin, files);
  const file = signSlots(slots, (newest?.sequence ?? 0) + 1, officeKey);
  writeTwin(home, slotTwin, file, files);
  return file;
}

/** For a backup: the recovery slot alone. Account slots travel inside the office snapshot. */
export function recoveryOnly(file: SlotFile, officeKey: Uint8Array): SlotFile {
  return signSlots({ ...file.slots, accounts: [] }, file.sequence, officeKey);
}

function hashOf(body: SlotFile): string {
  return Buffer.from(sha256(utf8(JSON.stringify(body)))).toString('hex');
}
