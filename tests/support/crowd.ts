import type { Store } from '#core/store/open.ts';

/** An invented crowd: children with guardians, schools, villages and numbers, the same in every run. */
export type Child = {
  id: string;
  name: string;
  idCard: string;
  village: string;
  address: string;
  guardian: string;
  guardianPhone: string;
};

const surnames = Array.from(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕',
);
const given = Array.from(
  '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂子轩宇浩欣怡梓涵诗雨晨语嘉豪俊熙雪琪思佳',
);
export const crowdVillages = Array.from('东西南北上下前后大小新老青白红黄').map((side) => `${side}河村`);

/** A small generator of its own (mulberry32): the same crowd wherever it is made. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export function* crowd(count: number, seed = 7): Generator<Child> {
  const roll = dice(seed);
  const one = (from: readonly string[]): string => from[roll(from.length)] ?? '';
  const name = (): string => one(surnames) + one(given) + (roll(3) === 0 ? '' : one(given));
  const digits = (length: number, below: number): string => String(roll(below)).padStart(length, '0');
  for (let index = 0; index < count; index += 1) {
    const village = one(crowdVillages);
    const born = `${2008 + roll(18)}${digits(2, 12)}${digits(2, 28)}`;
    yield {
      id: `child-${index}`,
      name: name(),
      idCard: `9${digits(5, 100)}${born}${digits(3, 1000)}${'0123456789X'[roll(11)]}`,
      village,
      address: `样板镇${village}${1 + roll(12)}组${1 + roll(300)}号`,
      guardian: name(),
      guardianPhone: `1${30 + roll(69)}${digits(8, 100_000_000)}`,
    };
  }
}

/** Puts children straight into their table, past every service. */
export function storeChildren(store: Store, children: Iterable<Child>): void {
  const put = store.prepare(
    `INSERT INTO children (id, revision, listed_on, created_at, updated_at, name, id_card, village, address,
       categories, guardian, guardian_phone)
     VALUES (@id, 1, '2026-11-23', '', '', @name, @idCard, @village, @address, '["left-behind"]', @guardian,
       @guardianPhone)`,
  );
  store.transaction(() => {
    for (const child of children) put.run(child);
  })();
}
