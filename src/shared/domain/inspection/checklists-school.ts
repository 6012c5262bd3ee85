import { ordinary, serious } from './checklist.ts';
import type { BuiltInChecklist } from './checklist.ts';

const MINORS_LAW = '未成年人保护法';

export const schoolChecklists: readonly BuiltInChecklist[] = [
  {
    id: 'training',
    version: 1,
    kind: 'training',
    title: '校外培训机构检查清单',
    items: [
      ordinary('licence', '办学许可、营业执照或法人登记齐全有效', '证照不全或过期', null),
      serious(
        'staff-query-hire',
        '每名员工入职前做过从业查询，有结果',
        '有员工入职前未做从业查询',
        `${MINORS_LAW}第六十二条`,
      ),
      serious(
        'staff-query-year',
        '在岗员工每年查询一次，有记录',
        '在岗员工未每年查询',
        `${MINORS_LAW}第六十二条`,
      ),
      // Article 41 extends the chapter on schools to training institutions.
      serious(
        'corporal-punishment',
        '没有体罚、变相体罚和侮辱学生',
        '有体罚、变相体罚或侮辱学生的情况',
        `${MINORS_LAW}第二十七条、第四十一条`,
      ),
      serious(
        'abuse-prevention',
        '有防性侵、防性骚扰制度并落实',
        '没有防性侵、防性骚扰制度或未落实',
        `${MINORS_LAW}第四十条、第四十一条`,
      ),
      serious(
        'reporting',
        '员工知道强制报告：发现侵害未成年人立即报告',
        '员工不了解强制报告要求',
        `${MINORS_LAW}第十一条`,
      ),
      serious(
        'safety',
        '有安全制度和专人，疏散通道畅通',
        '安全制度不落实或疏散通道不畅',
        `${MINORS_LAW}第三十五条、第四十一条`,
      ),
      serious('boarding', '有住宿、午休的，男女分开、有人值守', '住宿、午休管理不到位', null),
      ordinary('camera', '教室和公共区域监控能用、能回看', '监控损坏或不能回看', null),
      ordinary('pick-up', '接送有登记，生人接不走孩子', '接送没有登记', null),
    ],
  },
  {
    id: 'school-surroundings',
    version: 1,
    kind: 'school-surroundings',
    title: '校园周边检查清单',
    items: [
      serious(
        'no-entertainment',
        '学校周边没有营业性娱乐场所、酒吧、网吧',
        '学校周边设有不适宜未成年人的场所',
        `${MINORS_LAW}第五十八条`,
      ),
      serious(
        'cafe-distance',
        '中小学周围200米内没有网吧',
        '中小学周围200米内有网吧',
        '互联网上网服务营业场所管理条例第九条',
      ),
      serious(
        'no-outlets',
        '学校周边没有烟、酒、彩票销售点',
        '学校周边设有烟、酒、彩票销售点',
        `${MINORS_LAW}第五十九条`,
      ),
      serious('no-sale', '不向未成年人卖烟、酒、彩票', '向未成年人卖烟、酒或彩票', `${MINORS_LAW}第五十九条`),
      ordinary(
        'no-sale-sign',
        '有不向未成年人销售烟、酒、彩票的标志',
        '没有不向未成年人销售的标志',
        `${MINORS_LAW}第五十九条`,
      ),
      serious('knives', '不向未成年人卖管制刀具等危险器具', '向未成年人卖危险器具', `${MINORS_LAW}第六十条`),
      serious(
        'harmful-goods',
        '没有淫秽、暴力等有害读物和物品',
        '销售有害未成年人的读物或物品',
        `${MINORS_LAW}第五十条`,
      ),
      ordinary(
        'traffic',
        '校门口路段有标志和减速设施，上下学有人疏导',
        '校门口交通设施不全或无人疏导',
        `${MINORS_LAW}第八十八条`,
      ),
      ordinary(
        'order',
        '周边有监控、有巡逻，没有人滋扰学生',
        '周边监控、巡逻不到位或有人滋扰学生',
        `${MINORS_LAW}第八十八条`,
      ),
      ordinary('stalls', '摊点不堵校门，食品有来源', '摊点堵校门或食品来源不明', null),
    ],
  },
  {
    id: 'general',
    version: 1,
    kind: 'general',
    title: '其他场所检查清单',
    items: [
      ordinary('licence', '证照齐全有效', '证照不全或过期', null),
      serious('child-worker', '没有招用不满十六周岁的人', '招用不满十六周岁的人', `${MINORS_LAW}第六十一条`),
      serious(
        'no-sale',
        '卖烟、酒、彩票的不卖给未成年人，有标志',
        '向未成年人卖烟、酒、彩票或没有标志',
        `${MINORS_LAW}第五十九条`,
      ),
      serious(
        'no-minors',
        '不适宜未成年人的场所不让未成年人进，有标志',
        '让未成年人进入不适宜的场所或没有标志',
        `${MINORS_LAW}第五十八条`,
      ),
      ordinary(
        'reporting',
        '负责人知道发现侵害未成年人向谁报告',
        '负责人不了解怎么报告',
        `${MINORS_LAW}第十一条`,
      ),
      ordinary('camera', '公共区域监控能用、能回看', '监控损坏或不能回看', null),
      ordinary('hidden-places', '没有无人管的隐蔽房间和角落', '有无人管的隐蔽房间或角落', null),
    ],
  },
];
