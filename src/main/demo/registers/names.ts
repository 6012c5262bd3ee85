/** Grain, herbs and fruit in place of families. */
const families = Array.from('麦谷豆桑禾苗柳藕菱荷芦苇蒲葵杏梨桃枣榆槐');
const givens = [
  ['小满', '晨露', '新雨', '朝霞', '望舒', '听泉', '知秋', '青山', '白鹭', '流萤'],
  ['星河', '暖阳', '春归', '夏至', '秋实', '冬藏', '远帆', '石榴', '银杏', '丹桂'],
  ['海棠', '茉莉', '芍药', '玉兰', '山茶', '杜鹃', '百合', '紫藤', '金穗', '绿萝'],
  ['乐乐', '圆圆', '朵朵', '果果', '豆豆', '禾禾', '点点', '闪闪', '亮亮', '壮壮'],
  ['一鸣', '二喜', '三多', '四宝', '五福', '六合', '七巧', '八音', '九歌', '十全'],
  ['溪', '岚', '霖', '霁', '曦', '澄', '皓', '芊', '菲', '萱', '桐'],
].flat();

/** A child's name; no two below 1,220 are alike. */
export function childName(index: number): string {
  return `${familyOf(index)}${givens[(index * 7) % givens.length]}`;
}

export function familyOf(index: number): string {
  return families[index % families.length] ?? '';
}

const elders = ['守田', '有粮', '丰年', '长水', '望山', '和平', '顺风', '来福', '满仓', '大地', '长青'];
const others = ['春花', '秋月', '冬梅', '金枝', '玉叶', '彩云', '晚霞', '新芽', '桂香', '杏花', '巧云'];

/** A grown-up of a family. */
export function elderName(family: string, serial: number, isMan: boolean): string {
  const from = isMan ? elders : others;
  return `${family}${from[serial % from.length]}`;
}

/** Whoever works somewhere; no two below 1,000 are alike. */
export function workerName(index: number): string {
  const middle = Array.from('文武春秋山水云月天地')[Math.floor(index / 20) % 10];
  const last = Array.from('耕读渔樵琴棋书画诗茶')[Math.floor(index / 200 + index) % 10];
  return `${familyOf(index)}${middle}${last}`;
}
