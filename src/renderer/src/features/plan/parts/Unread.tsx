import { Select, Text } from '@mantine/core';
import type { PlanDraft } from '#shared/domain/plan/plan-draft.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { patch, without } from '../import-draft.ts';
import classes from '../plan.module.css';
import { nextDuty } from './GroupsPart.tsx';

/** Every line that could not be placed, word for word; one that is a duty can be put where it belongs. */
export function Unread({
  draft,
  onChange,
}: {
  draft: PlanDraft;
  onChange: (part: Partial<PlanDraft>) => void;
}) {
  if (draft.unread.length === 0) {
    return <EmptyState title="每一行都看懂了">没有漏下的文字。左边读出来的内容，请您再看一遍。</EmptyState>;
  }
  function addDuty(line: number, groupName: string | null): void {
    const at = draft.groups.findIndex((group) => group.name === groupName);
    const group = draft.groups[at];
    const entry = draft.unread[line];
    if (!group || !entry) return;
    onChange({
      groups: patch(draft.groups, at, {
        duties: [...group.duties, { no: nextDuty(group), text: entry.text }],
      }),
      unread: without(draft.unread, line),
    });
  }
  return (
    <div className={classes.unread}>
      <Text fw={600}>没看懂的 {draft.unread.length} 行</Text>
      <Text fz="sm" c="dimmed">
        原样留在这里。要用的，在左边补上；是职责的，选一下归哪个组。
      </Text>
      <ol>
        {draft.unread.map((entry, index) => (
          <li key={`${entry.line}${entry.text}`}>
            <Text fz="sm">
              <Text span c="dimmed">
                第 {entry.line} 行{' '}
              </Text>
              {entry.text}
            </Text>
            <Select
              size="xs"
              aria-label={`第${entry.line}行归哪个组`}
              placeholder="算作哪个组的职责……"
              data={[...new Set(draft.groups.map((group) => group.name))].filter((name) => name !== '')}
              value={null}
              onChange={(name) => addDuty(index, name)}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}
