/**
 * A face by its use. `name` is the font that every Windows office PC has or the state press prescribes;
 * the others stand in where it is missing (Kylin, UOS, WPS).
 */
export type FaceName = 'fangsong' | 'xiaobiaosong' | 'kaiti' | 'heiti' | 'songti';
export type Face = Readonly<{
  name: string;
  substitutes: readonly string[];
  generic: 'serif' | 'sans-serif';
}>;

/** Percent of the character's square above the baseline. */
export const ASCENT = 86;

export const FACES = {
  fangsong: {
    name: '仿宋',
    substitutes: ['FangSong', '仿宋_GB2312', 'FangSong_GB2312', '方正仿宋_GBK', 'FandolFang', 'STFangsong'],
    generic: 'serif',
  },
  xiaobiaosong: {
    name: '方正小标宋简体',
    substitutes: [
      'FZXiaoBiaoSong-B05S',
      '方正小标宋_GBK',
      '华文中宋',
      'STZhongsong',
      'Noto Serif CJK SC',
      'SimSun',
    ],
    generic: 'serif',
  },
  kaiti: {
    name: '楷体',
    substitutes: ['KaiTi', '楷体_GB2312', 'KaiTi_GB2312', '方正楷体_GBK', 'FandolKai', 'STKaiti'],
    generic: 'serif',
  },
  heiti: {
    name: '黑体',
    substitutes: ['SimHei', '方正黑体_GBK', 'FandolHei', 'Noto Sans CJK SC'],
    generic: 'sans-serif',
  },
  songti: {
    name: '宋体',
    substitutes: ['SimSun', '方正书宋_GBK', 'FandolSong', 'Noto Serif CJK SC'],
    generic: 'serif',
  },
} as const satisfies Record<FaceName, Face>;

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
