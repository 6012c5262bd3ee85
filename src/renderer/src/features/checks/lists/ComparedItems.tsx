import { itemChangeLabels } from '#shared/domain/inspection/checklist-versions.ts';
import type { ComparedItem } from '#shared/domain/inspection/checklist-versions.ts';
import { severityLabels } from '#shared/domain/problem/problem.ts';
import classes from './lists.module.css';

/** Items of a list; as a difference, what came, went and changed is told by word and by line. */
export function ComparedItems({
  items,
  isDifference = false,
}: {
  items: readonly ComparedItem[];
  isDifference?: boolean;
}) {
  const shown = isDifference ? items.filter(({ change }) => change !== 'same') : items;
  return (
    <ol className={classes.items}>
      {shown.map(({ change, item, before }) => (
        <li key={item.code} data-change={isDifference ? change : undefined}>
          {isDifference && <b>{itemChangeLabels[change]} </b>}
          <span>{item.text}</span>
          <small>
            {severityLabels[item.severity]} · 不合格叫“{item.fault}”{item.basis && ` · ${item.basis}`}
          </small>
          {isDifference && change === 'changed' && before && (
            <small>
              <del>
                {before.text}（{severityLabels[before.severity]}，“{before.fault}”）
              </del>
            </small>
          )}
        </li>
      ))}
    </ol>
  );
}
