/** Where the problem stands on the Monday the demonstration opens. */
export type Fate =
  | 'closed'
  | 'verified'
  | 'submitted'
  | 'sent-back'
  | 'assigned'
  | 'dispatched'
  | 'extension'
  | 'extended'
  | 'overdue'
  | 'listed'
  | 'found'
  | 'merged'
  | 'reopened';

export type DemoFault = {
  /** Week of the campaign on this desk, from 0. */
  week: number;
  venue: string;
  /** Item of the venue's checklist. */
  item: keyof typeof faultWords;
  fate: Fate;
};

type Words = { note: string; measures: string; fix: string };

export const faultWords = {
  'hotel-id': {
    note: '抽查三间房，一间少登记一名同住人',
    measures: '补登记，值班人员重新学习登记要求',
    fix: '已补登记，前台贴出登记步骤，三班人员都学了一遍',
  },
  'hotel-guardian': {
    note: '登记本上没有监护人联系方式一栏',
    measures: '登记本加栏，逐人问清',
    fix: '换了新登记本，前一周的已逐一补问',
  },
  'hotel-notice': {
    note: '前台提示牌被挡在柜子后面',
    measures: '挪到客人一进门就看得见的地方',
    fix: '提示牌已挂到正门右侧墙上',
  },
  'staff-trained': {
    note: '新来的保洁没有参加培训',
    measures: '补训并签到',
    fix: '两名保洁已补训，签到表在前台',
  },
  camera: {
    note: '二楼走廊摄像头黑屏',
    measures: '修好并试着回看前三天',
    fix: '换了摄像头，能回看到三天前',
  },
  'esports-sign': {
    note: '电竞房门口没有禁入标志',
    measures: '每间电竞房门口都贴上',
    fix: '六间电竞房门口都已贴好',
  },
  'esports-patrol': {
    note: '夜里没有巡查记录',
    measures: '安排专人，每两小时走一遍',
    fix: '已排班，巡查本从当晚记起',
  },
  'ktv-sign': {
    note: '入口禁入标志脱落',
    measures: '重新制作，钉牢',
    fix: '新标志已钉在入口两侧',
  },
  'ktv-log': {
    note: '营业日志缺三天',
    measures: '补齐并指定专人记',
    fix: '缺的三天已按监控补记，由领班每天记',
  },
  'ktv-roster': {
    note: '名簿上有两人已离职',
    measures: '按在岗人员重做',
    fix: '名簿已重做，与在岗人员一致',
  },
  'cafe-sign': {
    note: '入口标志字迹看不清',
    measures: '换新',
    fix: '已换新标志，夜里也看得清',
  },
  'cafe-id': {
    note: '一台机器用他人证件开机',
    measures: '当班人员停岗学习，逐人核对',
    fix: '核对设备已校准，当班人员学习后上岗',
  },
  'cafe-records': {
    note: '登记只留了四十天',
    measures: '改为留足六十日',
    fix: '系统已改为保存九十日',
  },
  'staff-query-hire': {
    note: '一名新来的老师没有查询结果',
    measures: '结果出来前不得上课',
    fix: '查询结果已到，没有问题，复印件存档',
  },
  'pick-up': {
    note: '接送本漏记两天',
    measures: '每天放学后由值班老师签字',
    fix: '接送本已补，值班老师天天签字',
  },
  safety: {
    note: '楼梯口堆着桌椅',
    measures: '清走，保持通道畅通',
    fix: '桌椅已搬走，地上画了线',
  },
  'no-sale-sign': {
    note: '柜台没有不向未成年人售烟的标志',
    measures: '领取标志贴在柜台正面',
    fix: '标志已贴在柜台正面和门上',
  },
  stalls: {
    note: '摊点摆到校门口人行道上',
    measures: '划定位置，上下学时段不得越线',
    fix: '已画线，放学时段有人看着',
  },
  'no-minors': {
    note: '没有未成年人禁入标志',
    measures: '入口显著处张贴',
    fix: '入口和楼梯口都贴上了',
  },
  'hidden-places': {
    note: '后院杂物间没有上锁',
    measures: '上锁，钥匙由店长保管',
    fix: '已上锁，店长每晚看一遍',
  },
} as const satisfies Record<string, Words>;

type Line = readonly [week: number, venue: string, item: DemoFault['item'], fate: Fate];

const lines: readonly Line[] = [
  [0, '麦浪旅馆', 'hotel-id', 'closed'],
  [0, '百灵鸟KTV', 'ktv-sign', 'closed'],
  [0, '萤火网吧', 'cafe-sign', 'closed'],
  [0, '铅笔头文具店', 'no-sale-sign', 'reopened'],
  [1, '像素电竞酒店', 'esports-sign', 'closed'],
  [1, '小树苗托管班', 'staff-query-hire', 'closed'],
  [1, '夏夜烧烤吧', 'no-minors', 'closed'],
  [1, '稻香宾馆', 'hotel-notice', 'closed'],
  [2, '云雀量贩KTV', 'ktv-log', 'closed'],
  [2, '糖罐小卖部', 'no-sale-sign', 'closed'],
  [2, '蜂巢网吧', 'cafe-records', 'closed'],
  [3, '谷仓民宿', 'hotel-guardian', 'closed'],
  [3, '豆芽舞蹈培训', 'safety', 'closed'],
  [3, '三好便利店', 'no-sale-sign', 'closed'],
  [3, '九球台球室', 'camera', 'closed'],
  [4, '溪边客栈', 'camera', 'closed'],
  [4, '方块电竞酒店', 'esports-patrol', 'closed'],
  [4, '金蝉歌厅', 'ktv-roster', 'closed'],
  [4, '墨点书画培训', 'pick-up', 'closed'],
  [5, '青禾招待所', 'staff-trained', 'closed'],
  [5, '星河网咖', 'cafe-id', 'closed'],
  [5, '放学路零食店', 'stalls', 'closed'],
  [5, '弹珠游艺厅', 'hidden-places', 'listed'],
  [6, '驿路快捷酒店', 'hotel-id', 'overdue'],
  [6, '蛙声KTV', 'ktv-log', 'verified'],
  [6, '算盘珠课后托管', 'safety', 'overdue'],
  [6, '书包商店', 'no-sale-sign', 'sent-back'],
  [7, '铅笔头文具店', 'no-sale-sign', 'reopened'],
  [7, '南坡农家乐', 'hotel-notice', 'submitted'],
  [7, '蜻蜓网吧', 'cafe-sign', 'overdue'],
  [7, '蒲公英英语培训', 'staff-query-hire', 'submitted'],
  [7, '百灵鸟KTV', 'ktv-roster', 'assigned'],
  [7, '麦浪旅馆', 'camera', 'submitted'],
  [8, '车站旅社', 'hotel-guardian', 'extension'],
  [8, '像素电竞酒店', 'esports-patrol', 'extended'],
  [8, '云雀量贩KTV', 'ktv-sign', 'assigned'],
  [8, '橡皮文具店', 'stalls', 'dispatched'],
  [8, '小树苗托管班', 'pick-up', 'assigned'],
  [8, '夏夜烧烤吧', 'hidden-places', 'found'],
  [8, '稻香宾馆', 'camera', 'merged'],
  [8, '糖罐小卖部', 'stalls', 'found'],
];

/** Forty problems; one of them was closed and came back. */
export const demoFaults: readonly DemoFault[] = lines.map(([week, venue, item, fate]) => ({
  week,
  venue,
  item,
  fate,
}));
