import type { Register } from '#shared/registers/register.ts';
import { formatInstant } from '../../../ui/format.ts';
import classes from '../registers.module.css';
import { showValue } from '../values.ts';
import type { RefNames } from '../values.ts';
import type { WholeRow } from './RowDetail.tsx';

type Entry = WholeRow['history'][number];

const actionWords = {
  created: '登记',
  changed: '修改',
  removed: '移出',
  restored: '恢复',
  imported: '导入',
  'import-undone': '撤销导入',
  merged: '合并',
  erased: '销毁',
} as const satisfies Record<Entry['action'], string>;

/** The first entry holds every field; only what came later is told field by field. */
const told = new Set<Entry['action']>(['changed', 'imported', 'import-undone', 'merged']);

/** Who did what when, newest first, with what stood there before and after. */
export function Timeline(props: { register: Register; history: readonly Entry[]; names: RefNames }) {
  const { register, names } = props;
  const oldest = props.history.at(-1);
  return (
    <ol className={classes.timeline}>
      {props.history.map((entry) => (
        <li key={`${entry.at}${entry.action}${entry.mergedFrom}`}>
          <div>
            <time dateTime={entry.at}>{formatInstant(entry.at)}</time> <b>{actionWords[entry.action]}</b>{' '}
            {entry.handler ?? entry.typist}
            {entry.handler !== null && entry.handler !== entry.typist && `（录入人 ${entry.typist}）`}
            {entry.reason !== null && entry.reason !== '' && `：${entry.reason}`}
            {entry.mergedFrom !== null && (
              <span className={classes.beside}>合并前“{entry.mergedFrom}”的记录</span>
            )}
          </div>
          {told.has(entry.action) && entry !== oldest && (
            <ul>
              {entry.changes.map((change) => {
                const field = register.fields.find((candidate) => candidate.key === change.field);
                return (
                  field && (
                    <li key={change.field} className={classes.quiet}>
                      {field.label}：{showValue(field, change.before, names) || '空'} →{' '}
                      {showValue(field, change.after, names) || '空'}
                    </li>
                  )
                );
              })}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}
