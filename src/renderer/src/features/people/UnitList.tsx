import type { Unit } from '#shared/contract/organisation.ts';
import { unitKindLabels } from '#shared/text/screen.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PickTable } from '../../ui/PickTable.tsx';

type Props = { units: readonly Unit[]; chosen: string | null; onChoose: (id: string) => void };

export function UnitList({ units, chosen, onChoose }: Props) {
  if (units.length === 0) {
    return (
      <EmptyState title="还没有单位">
        导入方案时，方案里的成员单位、责任单位会自动列进来；各村、没写进方案的单位，点“添加单位”补上。
      </EmptyState>
    );
  }
  return (
    <PickTable
      label="单位"
      rows={units}
      chosen={chosen}
      onChoose={onChoose}
      columns={[
        { head: '名称', cell: (unit) => unit.name },
        { head: '类别', cell: (unit) => unitKindLabels[unit.kind] },
        { head: '别的叫法', cell: (unit) => unit.aliases.join('、') },
      ]}
    />
  );
}
