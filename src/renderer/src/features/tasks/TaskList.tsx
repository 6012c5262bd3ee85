import type { TaskRow } from '#shared/contract/tasks.ts';
import { levelLabels, priorityLabels } from '#shared/domain/task/task.ts';
import { ListRows } from '../../ui/ledger/ListPane.tsx';
import { RowLink } from '../../ui/ledger/RowLink.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';
import { attentionWords, dueWords, statusOf } from './task-words.ts';

/** Late things first, as the core orders them. */
export function TaskList({ rows, onOpen }: { rows: readonly TaskRow[]; onOpen: () => void }) {
  return (
    <ListRows>
      {rows.map((row) => (
        <li key={row.id}>
          <RowLink
            to="/tasks/$id"
            params={{ id: row.id }}
            onClick={onOpen}
            title={
              <>
                {row.priority !== 'ordinary' && <b>【{priorityLabels[row.priority]}】</b>}
                {row.title}
              </>
            }
            status={<StatusWord {...statusOf(row)} />}
            about={[row.serial, unitWords(row), levelLabels[row.level]].filter(Boolean).join(' · ')}
            when={rightWords(row)}
          />
        </li>
      ))}
    </ListRows>
  );
}

function unitWords({ units }: TaskRow): string {
  const live = units.filter(({ status }) => status !== 'withdrawn');
  const lead = live.find(({ part }) => part === 'lead')?.unitName ?? live[0]?.unitName;
  if (lead === undefined) return '还没选单位';
  return live.length > 1 ? `${lead}等 ${live.length} 家` : lead;
}

/** What waits for this person, and the day where one runs. */
function rightWords(row: TaskRow): string {
  const words = row.attention.filter((kind) => kind !== 'overdue').map((kind) => attentionWords[kind]);
  return [...words, ...(words.length > 0 && row.daysLeft === null ? [] : [dueWords(row)])].join(' · ');
}
