import { Anchor } from '@mantine/core';
import { useState } from 'react';
import type { Relation } from '#shared/contract/registers.ts';
import type { Register } from '#shared/registers/register.ts';
import { useApiQuery } from '../../../api/hooks.ts';
import { Loaded } from '../../../ui/Loaded.tsx';
import { formatDay } from '../../../ui/format.ts';
import classes from '../registers.module.css';
import type { WholeRow } from './RowDetail.tsx';

/** As many of one kind as stand there before one asks for all. */
const FIRST = 5;

/** What hangs on this row: checks, problems, letters, rows of other registers. Each is a way there. */
export function Relations(props: { register: Register; id: string; summary: WholeRow['relations'] }) {
  const { register, id, summary } = props;
  const query = useApiQuery(
    'registers',
    'relations',
    { register: register.id, id },
    { enabled: summary.length > 0 },
  );
  const counts = new Map(summary.map(({ role, count }) => [role, count]));
  if (summary.length === 0) return null;
  return (
    <section className={classes.part} aria-label="有关的">
      <h3>有关的</h3>
      <Loaded query={query} rows={Math.min(4, summary.length)}>
        {(relations) =>
          [...groupByRole(relations)].map(([role, list]) => (
            <RoleGroup key={role} role={role} list={list} count={counts.get(role) ?? list.length} />
          ))
        }
      </Loaded>
    </section>
  );
}

function RoleGroup({ role, list, count }: { role: string; list: readonly Relation[]; count: number }) {
  const [isWhole, setWhole] = useState(false);
  const rest = count - FIRST;
  return (
    <div className={classes.role}>
      <div className={classes.quiet}>
        {role} {count}
      </div>
      <ul>
        {(isWhole ? list : list.slice(0, FIRST)).map((relation) => (
          <li key={`${relation.kind}${relation.id}`}>
            <Anchor href={`#${addressOf(relation)}`}>{relation.label}</Anchor>
            {relation.date !== null && <span className={classes.beside}>{formatDay(relation.date)}</span>}
          </li>
        ))}
      </ul>
      {rest > 0 && !isWhole && (
        <button type="button" className={classes.eye} onClick={() => setWhole(true)}>
          还有 {rest} 条
        </button>
      )}
      {isWhole && count > list.length && (
        <div className={classes.quiet}>这里列前 {list.length} 条，要看全部，请到那本台账里筛选。</div>
      )}
    </div>
  );
}

/** Where a row of a register is shown, the screen knows; where the others are, the core says. */
function addressOf(relation: Relation): string {
  return relation.kind === 'register' && relation.register !== null
    ? `/registers/${relation.register}/${relation.id}`
    : relation.route;
}

function groupByRole(relations: readonly Relation[]): Map<string, Relation[]> {
  const groups = new Map<string, Relation[]>();
  for (const relation of relations)
    groups.set(relation.role, [...(groups.get(relation.role) ?? []), relation]);
  return groups;
}
