import type { VenueKind } from '#shared/domain/inspection/inspection.ts';
import { office, villages } from './cast.ts';
import type { Office } from './cast.ts';

export type DemoVenue = {
  name: string;
  kind: VenueKind;
  village: string;
  supervisor: Office;
};

const named = {
  hotel: [
    '麦浪旅馆',
    '稻香宾馆',
    '谷仓民宿',
    '溪边客栈',
    '青禾招待所',
    '驿路快捷酒店',
    '南坡农家乐',
    '车站旅社',
  ],
  'esports-hotel': ['像素电竞酒店', '方块电竞酒店'],
  ktv: ['百灵鸟KTV', '云雀量贩KTV', '金蝉歌厅', '蛙声KTV'],
  'internet-cafe': ['萤火网吧', '蜂巢网吧', '星河网咖', '蜻蜓网吧'],
  training: ['小树苗托管班', '豆芽舞蹈培训', '墨点书画培训', '算盘珠课后托管', '蒲公英英语培训'],
  'school-surroundings': [
    '铅笔头文具店',
    '三好便利店',
    '糖罐小卖部',
    '放学路零食店',
    '书包商店',
    '橡皮文具店',
  ],
  general: ['夏夜烧烤吧', '九球台球室', '弹珠游艺厅'],
} as const satisfies Record<VenueKind, readonly string[]>;

const supervisors = {
  hotel: office.police,
  'esports-hotel': office.police,
  ktv: office.culture,
  'internet-cafe': office.culture,
  training: office.education,
  'school-surroundings': office.market,
  general: office.enforcement,
} as const satisfies Record<VenueKind, Office>;

/** 32 places that were never opened, spread over the sixteen villages. */
export const demoVenues: readonly DemoVenue[] = (Object.keys(named) as VenueKind[])
  .flatMap((kind) => named[kind].map((name) => ({ name, kind, supervisor: supervisors[kind] })))
  .map((venue, index) => ({ ...venue, village: villages[(index * 5) % villages.length] ?? '' }));

/** The row as the register takes it. Telephone numbers are left out: an invented one may be somebody's. */
export function venueValues(venue: DemoVenue, index: number): Record<string, string | boolean> {
  return {
    name: venue.name,
    kind: venue.kind,
    village: venue.village,
    address: `${venue.village}${index + 1}号`,
    isKey: true,
    licence: `QHYS-2026-${String(index + 1).padStart(4, '0')}`,
    supervisor: venue.supervisor,
    status: 'open',
  };
}
