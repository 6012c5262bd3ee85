const SIGNATURES = {
  'image/jpeg': [[0, [0xff, 0xd8, 0xff]]],
  'image/png': [[0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]]],
  'image/webp': [
    [0, [0x52, 0x49, 0x46, 0x46]],
    [8, [0x57, 0x45, 0x42, 0x50]],
  ],
  'application/pdf': [[0, [0x25, 0x50, 0x44, 0x46, 0x2d]]],
} as const satisfies Record<string, readonly (readonly [number, readonly number[]])[]>;

export type MediaType = keyof typeof SIGNATURES;

const MEDIA_TYPES = Object.keys(SIGNATURES) as MediaType[];

/** What the first bytes say it is, whatever its name claims; undefined for everything the desk does not take. */
export function findMediaType(content: Uint8Array): MediaType | undefined {
  return MEDIA_TYPES.find((type) =>
    SIGNATURES[type].every(([offset, bytes]) => bytes.every((byte, i) => content[offset + i] === byte)),
  );
}
