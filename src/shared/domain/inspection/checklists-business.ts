import { ordinary, serious } from './checklist.ts';
import type { BuiltInChecklist, ChecklistItem } from './checklist.ts';

// The names the offices use. 未成年人保护法 is counted as in force since 2021-06-01, 娱乐场所管理条例 as amended in 2020.
const MINORS_LAW = '未成年人保护法';
const ENTERTAINMENT = '娱乐场所管理条例';
const INTERNET_CAFES = '互联网上网服务营业场所管理条例';
const HOTELS = '旅馆业治安管理办法';
const FIVE_MUSTS = '旅馆接待未成年人“五必须”';
const ESPORTS = '文化和旅游部、公安部2023年关于电竞酒店未成年人保护的通知';

const hotelFive: readonly ChecklistItem[] = [
  serious(
    'hotel-id',
    '必须查验入住未成年人身份，如实登记报送',
    '未查验未成年人身份或未如实登记',
    `${FIVE_MUSTS}；${HOTELS}第六条`,
  ),
  serious(
    'hotel-guardian',
    '必须问清父母或其他监护人的联系方式，并记录',
    '未询问、记录监护人联系方式',
    `${FIVE_MUSTS}；${MINORS_LAW}第五十七条`,
  ),
  serious(
    'hotel-relation',
    '必须问清同住人与未成年人的关系，并记录',
    '未询问、记录同住人身份关系',
    `${FIVE_MUSTS}；${MINORS_LAW}第五十七条`,
  ),
  serious('hotel-patrol', '必须加强巡查和访客管理，有记录', '巡查或访客管理不到位', FIVE_MUSTS),
  serious(
    'hotel-report',
    '必须发现可疑立即报警并联系监护人，员工说得出怎么报',
    '员工不会报告可疑情况，或发现可疑未报告',
    `${FIVE_MUSTS}；${MINORS_LAW}第五十七条`,
  ),
];

const reporting = serious(
  'reporting',
  '员工知道强制报告：发现侵害未成年人立即报告',
  '员工不了解强制报告要求',
  `${MINORS_LAW}第十一条`,
);
const noMinorStaff = serious('minor-staff', '没有招用未成年人', '招用未成年人', `${MINORS_LAW}第六十一条`);
const noChildStaff = serious(
  'child-worker',
  '没有招用不满十六周岁的人',
  '招用不满十六周岁的人',
  `${MINORS_LAW}第六十一条`,
);
const camera = ordinary('camera', '出入口、主要通道监控能用、能回看', '监控损坏或不能回看', null);

export const businessChecklists: readonly BuiltInChecklist[] = [
  {
    id: 'hotel',
    version: 1,
    kind: 'hotel',
    title: '旅馆酒店检查清单',
    items: [
      ...hotelFive,
      ordinary('licence', '营业执照、特种行业许可证齐全有效', '证照不全或过期', HOTELS),
      ordinary('hotel-records', '抽查登记，人、证、房对得上', '住宿登记与实际入住不符', `${HOTELS}第六条`),
      noChildStaff,
      reporting,
      ordinary('hotel-notice', '前台有接待未成年人的提示和报警电话', '前台没有接待未成年人的提示', null),
      ordinary('staff-trained', '前台、保洁、保安受过培训，有签到', '员工未培训或没有记录', null),
      camera,
    ],
  },
  {
    id: 'ktv',
    version: 1,
    kind: 'ktv',
    title: '歌舞娱乐场所检查清单',
    items: [
      serious(
        'ktv-no-minors',
        '没有接纳未成年人，难辨年龄的查身份证',
        '接纳未成年人或未查验身份证',
        `${MINORS_LAW}第五十八条；${ENTERTAINMENT}第二十三条`,
      ),
      ordinary(
        'ktv-sign',
        '显著位置有未成年人禁入标志',
        '没有未成年人禁入标志',
        `${MINORS_LAW}第五十八条；${ENTERTAINMENT}第三十条`,
      ),
      { ...noMinorStaff, basis: `${MINORS_LAW}第六十一条；${ENTERTAINMENT}第二十四条` },
      serious('ktv-escort', '没有营利性陪侍', '有营利性陪侍', `${ENTERTAINMENT}第十四条`),
      ordinary(
        'ktv-roster',
        '从业人员名簿齐全，与在岗人员一致',
        '从业人员名簿不全或与实际不符',
        `${ENTERTAINMENT}第二十五条`,
      ),
      ordinary(
        'ktv-log',
        '营业日志逐日记载、不删改，留存60日',
        '营业日志缺记、删改或留存不足60日',
        `${ENTERTAINMENT}第二十五条`,
      ),
      ordinary(
        'ktv-camera',
        '出入口、主要通道监控正常，录像留存30日',
        '监控损坏或录像留存不足30日',
        `${ENTERTAINMENT}第十五条`,
      ),
      ordinary(
        'ktv-rooms',
        '包厢没有隔断和内锁，从外面看得见里面',
        '包厢有隔断、内锁或看不见里面',
        `${ENTERTAINMENT}第十六条`,
      ),
      ordinary('ktv-hours', '凌晨2时至上午8时没有营业', '超时营业', `${ENTERTAINMENT}第二十八条`),
      ordinary('licence', '营业执照、娱乐经营许可证齐全有效', '证照不全或过期', ENTERTAINMENT),
      reporting,
    ],
  },
  {
    id: 'internet-cafe',
    version: 1,
    kind: 'internet-cafe',
    title: '网吧检查清单',
    items: [
      serious(
        'cafe-no-minors',
        '没有接纳未成年人',
        '接纳未成年人',
        `${MINORS_LAW}第五十八条；${INTERNET_CAFES}第二十一条`,
      ),
      ordinary(
        'cafe-sign',
        '入口显著位置有未成年人禁入标志',
        '入口没有未成年人禁入标志',
        `${MINORS_LAW}第五十八条；${INTERNET_CAFES}第二十一条`,
      ),
      serious(
        'cafe-id',
        '上网人员逐人核对身份证并登记',
        '未核对身份证，或用他人证件开机',
        `${INTERNET_CAFES}第二十三条`,
      ),
      ordinary(
        'cafe-records',
        '上网登记留存不少于60日',
        '上网登记留存不足60日',
        `${INTERNET_CAFES}第二十三条`,
      ),
      noMinorStaff,
      ordinary('licence', '营业执照、网络文化经营许可证齐全有效', '证照不全或过期', INTERNET_CAFES),
      ordinary('cafe-rooms', '没有封闭包间，夜间有人巡查', '有封闭包间或夜间无人巡查', null),
      camera,
      reporting,
    ],
  },
  {
    id: 'esports-hotel',
    version: 1,
    kind: 'esports-hotel',
    title: '电竞酒店检查清单',
    items: [
      serious(
        'esports-no-minors',
        '电竞房没有接待未成年人',
        '电竞房接待未成年人',
        `${ESPORTS}；${MINORS_LAW}第五十八条`,
      ),
      ordinary(
        'esports-sign',
        '酒店或电竞房区域入口有未成年人禁入标志',
        '入口没有未成年人禁入标志',
        `${ESPORTS}；${MINORS_LAW}第五十八条`,
      ),
      serious(
        'esports-ask',
        '难辨年龄的查身份证，询问有登记',
        '未查验身份证或询问未登记',
        `${ESPORTS}；${MINORS_LAW}第五十八条`,
      ),
      ordinary('esports-patrol', '电竞房区域有巡查，有记录', '电竞房区域无人巡查', ESPORTS),
      ordinary('esports-beds', '每间电竞房不超过6张床，入住不超员', '电竞房床位超数或入住超员', ESPORTS),
      ...hotelFive,
      noMinorStaff,
      ordinary('licence', '证照齐全有效', '证照不全或过期', null),
      camera,
    ],
  },
];
