import type { PersonRow } from '#shared/contract/organisation.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PickTable } from '../../ui/PickTable.tsx';
import type { Column } from '../../ui/PickTable.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';

type Props = { people: readonly PersonRow[]; chosen: string | null; onChoose: (id: string) => void };

const columns: readonly Column<PersonRow>[] = [
  { head: '姓名', cell: (person) => person.name },
  { head: '职务', cell: (person) => person.title },
  {
    head: '单位',
    cell: (person) => person.unitName ?? <StatusWord tone="soon">没有填，不能核查销号</StatusWord>,
  },
  { head: '账号', cell: (person) => person.login ?? '' },
];

export function PersonList({ people, chosen, onChoose }: Props) {
  if (people.length === 0) {
    return (
      <EmptyState title="还没有人员">
        谁去检查、谁来整改、谁来核查，都从这里选。没有账号的人也要添加，比如各村的儿童主任。
      </EmptyState>
    );
  }
  return <PickTable label="人员" rows={people} chosen={chosen} onChoose={onChoose} columns={columns} />;
}
