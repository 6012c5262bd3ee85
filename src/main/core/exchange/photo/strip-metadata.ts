import { AppError } from '#shared/rpc/app-error.ts';
import { findMediaType } from '#core/vault/media-type.ts';
import { stripPng, stripWebp } from './chunks.ts';
import { stripJpeg } from './jpeg.ts';

/**
 * A photo without place, time, device and remarks (EXIF, XMP, IPTC, text chunks): a child's home must not be read off
 * the picture of a visit. PDFs and whatever else is stored stay as they are.
 * @throws AppError `file.photo-damaged` for a photo that cannot be read through: what it says could not be taken out.
 */
export function stripMetadata(content: Uint8Array): Uint8Array {
  const stripped = strip(content);
  if (stripped === null) throw new AppError('file.photo-damaged');
  return stripped;
}

function strip(content: Uint8Array): Uint8Array | null {
  try {
    switch (findMediaType(content)) {
      case 'image/jpeg':
        return stripJpeg(content);
      case 'image/png':
        return stripPng(content);
      case 'image/webp':
        return stripWebp(content);
      default:
        return content;
    }
  } catch (error) {
    if (error instanceof RangeError) return null; // read past the end of a cut-off file
    throw error;
  }
}
