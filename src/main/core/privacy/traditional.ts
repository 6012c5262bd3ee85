/** Pairs of characters that stand in names: as written elsewhere, as registers have them. */
const PAIRS =
  '張张陳陈劉刘楊杨黃黄趙赵吳吴孫孙馬马羅罗鄭郑謝谢許许韓韩馮冯鄧邓蕭萧蔣蒋葉叶蘇苏盧卢鍾钟譚谭陸陆範范賈贾韋韦鄒邹龔龚萬万錢钱湯汤賀贺賴赖龍龙顏颜倫伦喬乔莊庄聶聂齊齐關关鄔邬鄺邝嚴严華华閻阎魯鲁駱骆薑姜竇窦歐欧闞阚連连傑杰偉伟麗丽國国軍军紅红曉晓東东鳳凤蘭兰豔艳艷艳靜静娟娟強强勝胜榮荣慶庆飛飞雲云龍龙鑫鑫寶宝貴贵鵬鹏濤涛潔洁瓊琼蓮莲鶴鹤愛爱義义劍剑銳锐銘铭錦锦鋒锋鋼钢鐵铁長长門门開开陽阳陰阴順顺須须項项題题風风馳驰驍骁鴻鸿麥麦齡龄憶忆懷怀慧慧應应戰战振振揚扬敏敏斌斌時时暉晖曄晔會会書书樂乐樹树橋桥權权歡欢氣气漢汉澤泽濱滨灝灏瀟潇瀾澜爾尔獻献瑋玮環环畫画盡尽監监碩硕禮礼禎祯穎颖穩稳筆笔節节紀纪純纯紹绍綺绮維维綱纲緒绪緯纬縝缜織织羣群羨羡習习聖圣聰聪聲声興兴舉举艦舰蔭荫蘊蕴衛卫裏里見见規规覺觉詠咏詩诗誠诚誼谊諾诺謙谦譽誉讓让豐丰財财賓宾賢贤贊赞軒轩輝辉輯辑輸输達达遠远運运適适遷迁鄉乡醫医鈞钧鈺钰銀银鎮镇鏡镜闊阔陞升際际隨随雙双霞霞靈灵韻韵頌颂頤颐願愿顧顾駿骏驊骅驥骥魚鱼鯤鲲鶯莺黨党勳勋勵励區区卻却厲厉參参喚唤單单嘯啸團团圓圆執执報报壯壮夢梦婭娅嫻娴嬌娇學学寧宁實实審审專专將将導导嵐岚嶺岭幟帜幹干廣广彥彦後后徑径從从德德恆恒惠惠慮虑捷捷潤润無无煒炜熱热營营燦灿燁烨瑩莹瑤瑶';

const simplified = new Map<string, string>();
for (let at = 0; at + 1 < PAIRS.length; at += 2) simplified.set(PAIRS.charAt(at), PAIRS.charAt(at + 1));

/** 張 → 张; any other character stays. */
export function toSimplified(character: string): string {
  return simplified.get(character) ?? character;
}
