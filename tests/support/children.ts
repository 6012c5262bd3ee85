import type { RegisterRecord } from '#shared/contract/registers.ts';
import type { Api } from '#shared/rpc/client.ts';
import { idCard } from '../unit/registers/support.ts';

/** An invented child of a village; `birth` decides the number as well. */
export function child(name: string, more: RegisterRecord & { birth?: string } = {}): RegisterRecord {
  const { birth = '2015-03-02', ...rest } = more;
  return {
    name,
    idCard: idCard(birth),
    village: '东河村',
    categories: ['left-behind'],
    guardian: '祖母甲',
    guardianPhone: '13800000001',
    helper: '帮扶甲',
    ...rest,
  };
}

export async function keptChild(
  api: Api,
  name: string,
  more: RegisterRecord & { birth?: string } = {},
): Promise<string> {
  return (await api.registers.save({ register: 'children', values: child(name, more), acceptLikely: true }))
    .id;
}
