import { ordinary, serious } from './checklist.ts';
import type { BuiltInChecklist } from './checklist.ts';

const MINORS_LAW = '未成年人保护法';
const SCHOOL_RULES = '未成年人学校保护规定';

/** Schools, kindergartens and the units whose staff are in close contact with minors. */
export const placeChecklists: readonly BuiltInChecklist[] = [
  {
    id: 'school',
    version: 1,
    kind: 'school',
    title: '学校（幼儿园）检查清单',
    items: [
      serious(
        'staff-query-hire',
        '每名教职员工入职前做过从业查询，有结果',
        '有教职员工入职前未做从业查询',
        `${MINORS_LAW}第六十二条`,
      ),
      serious(
        'staff-query-year',
        '在岗教职员工每年查询一次，有记录',
        '在岗教职员工未每年查询',
        `${MINORS_LAW}第六十二条`,
      ),
      serious(
        'bullying',
        '有学生欺凌防控制度，接到报告有处置记录',
        '学生欺凌防控制度不落实',
        `${MINORS_LAW}第三十九条`,
      ),
      serious(
        'abuse-prevention',
        '有防性侵、防性骚扰制度并落实',
        '没有防性侵、防性骚扰制度或未落实',
        `${MINORS_LAW}第四十条`,
      ),
      serious(
        'reporting',
        '教职员工知道强制报告：发现侵害未成年人立即报告',
        '教职员工不了解强制报告要求',
        `${MINORS_LAW}第十一条`,
      ),
      serious(
        'corporal-punishment',
        '没有体罚、变相体罚和侮辱学生',
        '有体罚、变相体罚或侮辱学生的情况',
        `${MINORS_LAW}第二十七条`,
      ),
      ordinary('law-principal', '法治副校长到岗，每学期上过课', '法治副校长未到岗或未上课', SCHOOL_RULES),
      ordinary(
        'mental-health',
        '有心理健康老师或辅导室，有辅导记录',
        '心理健康教育不落实',
        `${MINORS_LAW}第三十条`,
      ),
      serious(
        'gate',
        '门卫在岗，来访有登记，校门口有防护设施',
        '门卫、来访登记或防护设施不到位',
        `${MINORS_LAW}第三十五条`,
      ),
      serious('boarding', '宿舍男女分开、有人值守，夜间查房有记录', '宿舍管理不到位', SCHOOL_RULES),
      ordinary('left-behind', '留守、困境学生有名册，有人联系', '留守、困境学生底数不清或无人联系', null),
      ordinary('camera', '校门、走廊、操场监控能用、能回看', '监控损坏或不能回看', null),
    ],
  },
  {
    id: 'contact-unit',
    version: 1,
    kind: 'contact-unit',
    title: '密切接触未成年人单位检查清单',
    items: [
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
      serious('ban', '没有聘用查询结果为不得聘用的人', '聘用了不得聘用的人', `${MINORS_LAW}第六十二条`),
      serious(
        'reporting',
        '员工知道强制报告：发现侵害未成年人立即报告',
        '员工不了解强制报告要求',
        `${MINORS_LAW}第十一条`,
      ),
      ordinary('roster', '员工名册齐全，与在岗人员一致', '员工名册不全或与实际不符', null),
      ordinary('alone', '没有单独与孩子长时间相处而无人看得见的地方', '有无人看得见的单独相处的地方', null),
      ordinary('camera', '公共区域监控能用、能回看', '监控损坏或不能回看', null),
    ],
  },
];
