import { faceFonts } from '#shared/domain/documents/faces.ts';
import type { FaceFonts, FaceName } from '#shared/domain/documents/faces.ts';

/** `name` is asked for first; the others stand in where it is missing (Kylin, UOS, WPS). */
export type Face = Readonly<{
  name: string;
  substitutes: readonly string[];
  generic: 'serif' | 'sans-serif';
}>;

/** Percent of the character's square above the baseline. */
export const ASCENT = 86;

export const FACES: Readonly<Record<FaceName, Face>> = {
  fangsong: faceOf(faceFonts.fangsong, 'serif'),
  xiaobiaosong: faceOf(faceFonts.xiaobiaosong, 'serif'),
  kaiti: faceOf(faceFonts.kaiti, 'serif'),
  heiti: faceOf(faceFonts.heiti, 'sans-serif'),
  songti: faceOf(faceFonts.songti, 'serif'),
};

function faceOf({ genuine, standIns }: FaceFonts, generic: Face['generic']): Face {
  const [name, ...others] = genuine;
  return { name, substitutes: [...others, ...standIns], generic };
}

export const FACE_NAMES = Object.keys(FACES) as FaceName[];

/**
 * A face as CSS: the first font that is there, its line metrics set to those of 仿宋 so that text stands at the same
 * height whichever font stands in. Local fonts only; nothing is fetched.
 */
export function toFontFace(face: FaceName): string {
  const { name, substitutes, generic }: Face = FACES[face];
  const fonts = [name, ...substitutes, generic === 'serif' ? 'Noto Serif CJK SC' : 'Noto Sans CJK SC'];
  const sources = [...new Set(fonts)].map((font) => `local('${font}')`).join(',');
  return `@font-face{font-family:hulei-${face};src:${sources};ascent-override:${ASCENT}%;descent-override:${100 - ASCENT}%;line-gap-override:0%}`;
}

/** The value of CSS `font-family`: the face above, then the same fonts by family name. */
export function toFontFamily(face: FaceName): string {
  const { name, substitutes, generic }: Face = FACES[face];
  const last = generic === 'serif' ? ['Noto Serif CJK SC'] : [];
  const families = [...new Set([name, ...substitutes, ...last])].map((font) => `'${font}'`);
  return [`hulei-${face}`, ...families, generic].join(',');
}
