/** A face by its use in a document. */
export type FaceName = 'fangsong' | 'xiaobiaosong' | 'kaiti' | 'heiti' | 'songti';

export type FaceFonts = Readonly<{
  /** What a clerk calls it. */
  label: string;
  /** Fonts that are this face; the first one is what every Windows office PC has or the state press prescribes. */
  genuine: readonly [string, ...string[]];
  /** Fonts of another face that stand in where it is missing, rather than whatever the system takes. */
  standIns: readonly string[];
}>;

/** Names as Windows, Kylin, UOS, WPS and Founder know them. */
export const faceFonts = {
  fangsong: {
    label: '仿宋',
    genuine: [
      '仿宋',
      'FangSong',
      '仿宋_GB2312',
      'FangSong_GB2312',
      '方正仿宋_GBK',
      'FandolFang',
      'STFangsong',
    ],
    standIns: [],
  },
  xiaobiaosong: {
    label: '小标宋',
    genuine: ['方正小标宋简体', 'FZXiaoBiaoSong-B05S', '方正小标宋_GBK'],
    standIns: ['华文中宋', 'STZhongsong', 'Noto Serif CJK SC', 'SimSun'],
  },
  kaiti: {
    label: '楷体',
    genuine: ['楷体', 'KaiTi', '楷体_GB2312', 'KaiTi_GB2312', '方正楷体_GBK', 'FandolKai', 'STKaiti'],
    standIns: [],
  },
  heiti: {
    label: '黑体',
    genuine: ['黑体', 'SimHei', '方正黑体_GBK', 'FandolHei'],
    standIns: ['Noto Sans CJK SC'],
  },
  songti: {
    label: '宋体',
    genuine: ['宋体', 'SimSun', '方正书宋_GBK', 'FandolSong'],
    standIns: ['Noto Serif CJK SC'],
  },
} as const satisfies Record<FaceName, FaceFonts>;

/** The four that a document's words are set in; the page number's 宋体 is nobody's trouble. */
const neededFaces = ['xiaobiaosong', 'fangsong', 'kaiti', 'heiti'] as const satisfies FaceName[];

/** What this PC lacks of them, as a clerk calls them. `hasFont` answers for one name of a font. */
export async function findMissingFaces(hasFont: (name: string) => Promise<boolean>): Promise<string[]> {
  const faces = await Promise.all(
    neededFaces.map(async (face) => {
      const { label, genuine } = faceFonts[face];
      const found = await Promise.all(genuine.map(hasFont));
      return found.includes(true) ? [] : [label];
    }),
  );
  return faces.flat();
}
