import { foldText } from './fold-text.ts';

/** An age, no limit of age: 12岁, but not 未满18周岁 or 6至12岁. Of the folded text. */
export const AGE =
  /(?<!未满|不满|年满|已满|小于|低于|不足|至|到)(?<![\d一二三四五六七八九十])(\d{1,2}|[一二三四五六七八九十]{1,3})周?岁(?!以[上下]|及以|未成年|至|到)/u;
/** Rooms and queues of boys and girls are about none of them. */
export const NO_CHILD = '(?!宿舍|公寓|寝室|厕所|卫生间|洗手间|浴室|更衣)';

const SURNAMES =
  '王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚汤陶黎温莫易樊乔文安殷颜庄章鲁倪庞邢俞翟蓝聂齐向申葛柴伍覃骆关焦柳欧祝纪尚毕耿芦左季管符辛苗詹曲欧阳靳祁路涂兰甘裴梅童翁霍游阮尤岳柯牟滕谷舒卜成饶宁凌盛查单冉鲍华包屈房喻解蒲卫简时连车项闵邬吉党阳司费蒙席晏隋古强穆姬宫景米麦谈柏瞿艾沙鄢桂窦郁缪畅巩卓褚栾戚全娄甄郎池丛边岑农苟迟保商臧佘卞虞刁冷应匡栗仇练楚揭师官佟封燕桑巫敖原植邝仲荆储宗楼干苑寇盖南屠鞠荣井乐银奚明麻雍花闻冼木郜廉衣蔺和冀占公门帅利满';
const PLACE =
  '村|镇|乡|县|市|区|局|所|店|馆|校|院|厂|路|街|组|单位|公司|学校|宾馆|旅馆|酒店|网吧|项|些|个|种|日|月|年';

/**
 * Words by which a sentence speaks of one person: an age, a child of one sex, kinship, 王某, one class. A group is nobody:
 * 留守儿童, 未满18周岁的未成年人, 女生宿舍.
 */
const SPEAKS_OF_ONE: readonly RegExp[] = [
  AGE,
  new RegExp(`[女男](?:童|孩|婴|学?生)${NO_CHILD}|幼女|少女|婴儿|孤儿`, 'u'),
  /(?:一|1|该|某|这|那|此)名?(?:学生|儿童|孩子|幼儿|未成年人|少年)|该生|该童|[受被]害[人者]|当事人/u,
  /(?:其|他|她|孩子)的?(?:父|母|爸|妈|祖|外[公婆祖]|监护|家[长中里]|[兄弟姐妹])/u,
  /[父母]亲|[继养][父母]|爷爷|奶奶|外公|外婆|姥姥|姥爷|祖[父母]|哥哥|姐姐|弟弟|妹妹|舅舅|叔叔|姑姑|邻居/u,
  new RegExp(`某某(?!${PLACE})|(?<!某)[${SURNAMES}]某(?!${PLACE})|姓[${SURNAMES}](?!名)`, 'u'),
  /(?:年级|初[一二三123]|高[一二三123])\|?(?:\d{1,2}|[一二三四五六七八九十]{1,2})\|?班/u,
];

/** Whether a sentence, beside whatever it names, speaks of one person. */
export function speaksOfOne(sentence: string): boolean {
  const { text } = foldText(sentence);
  return SPEAKS_OF_ONE.some((words) => words.test(text));
}
