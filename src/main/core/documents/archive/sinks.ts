import { Zip, ZipDeflate } from 'fflate';
import { join } from 'node:path';
import { makeFolder, writeFileDurably } from '#core/vault/files.ts';

/** Where the files of an archive go. */
export type ArchiveSink = { put: (name: string, content: Uint8Array) => void };

export function openFolder(path: string): ArchiveSink {
  makeFolder(path);
  return { put: (name, content) => writeFileDurably(join(path, name), content) };
}

/** The finished zip is one file for whoever asked; parts are packed as they come. */
export function openZip(): ArchiveSink & { toBlob: () => Blob } {
  const parts: Blob[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    parts.push(new Blob([new Uint8Array(chunk)]));
  });
  return {
    put: (name, content) => {
      const entry = new ZipDeflate(name, { level: 6 });
      zip.add(entry);
      entry.push(content, true);
    },
    toBlob: () => {
      zip.end();
      return new Blob(parts, { type: 'application/zip' });
    },
  };
}
