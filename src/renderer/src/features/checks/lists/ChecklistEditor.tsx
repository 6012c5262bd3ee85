import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useRef } from 'react';
import type { ChecklistHistory, ChecklistVersion } from '#shared/contract/checklists.ts';
import { compareChecklists } from '#shared/domain/inspection/checklist-versions.ts';
import { useApiCommand, useApiQuery } from '../../../api/hooks.ts';
import { KeptNote } from '../../../drafts/KeptNote.tsx';
import { useDraft } from '../../../drafts/use-draft.ts';
import { DateInput } from '../../../ui/DateInput.tsx';
import { ErrorNote } from '../../../ui/ErrorState.tsx';
import { Act, Thing } from '../../../ui/Thing.tsx';
import { ComparedItems } from './ComparedItems.tsx';
import { ItemRow } from './ItemRow.tsx';
import { asList, changed, moved, newItem, toEdited, toItems, without } from './list-edit.ts';
import type { EditedItem } from './list-edit.ts';

type Typing = { title: string; items: EditedItem[]; effectiveOn: string | null; reason: string };

/** The name a half-typed version is kept by. */
export function checklistDraft(id: string, base: number): string {
  return `checklist-${id}-${base}`;
}

/** The next version of a list: items changed, moved, left out, brought back; what is different stands below. */
export function ChecklistEditor(props: {
  history: ChecklistHistory;
  base: ChecklistVersion;
  onDone: () => void;
}) {
  const { history, base, onDone } = props;
  const propose = useApiCommand('checklists', 'propose');
  const status = useApiQuery('desk', 'status', {});
  // By the version it changes: over a newer one it would bring back what that one took out.
  const draft = useDraft<Typing>(checklistDraft(history.id, base.version), () => ({
    title: base.title,
    items: base.items.map(toEdited),
    effectiveOn: null,
    reason: '',
  }));
  const { title, items, effectiveOn, reason } = draft.value;
  const set = (change: Partial<Typing>) => draft.change((words) => ({ ...words, ...change }));
  const list = useRef<HTMLDivElement>(null);
  const start = effectiveOn ?? status.data?.today ?? '';
  const errors = propose.error?.fields ?? {};
  const retired = [...history.retired, ...base.items].filter(
    ({ code }) => !items.some((item) => item.code === code),
  );
  const after = {
    ...asList(history, base),
    items: items.map((item) => ({ ...item, code: item.code ?? item.key })),
  };
  const differences = compareChecklists(asList(history, base), after).filter(
    ({ change }) => change !== 'same',
  );

  function move(at: number, step: 1 | -1): void {
    set({ items: moved(items, at, step) });
    focusItem(at + step);
  }

  function add(item: EditedItem): void {
    set({ items: [...items, item] });
    focusItem(items.length);
  }

  function focusItem(at: number): void {
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('[data-text]')[at]?.focus());
  }

  return (
    <Thing title={`改“${base.title}”`}>
      <form
        aria-label="改清单"
        onSubmit={(event) => {
          event.preventDefault();
          const edit = { title, items: toItems(items), effectiveOn: start };
          propose.mutate(
            { id: history.id, base: base.version, edit, reason },
            {
              onSuccess: () => {
                draft.discard();
                onDone();
              },
            },
          );
        }}
      >
        <Stack gap="sm">
          <KeptNote draft={draft} />
          <TextInput
            label="清单名称"
            value={title}
            error={errors['edit.title']}
            onChange={(event) => set({ title: event.currentTarget.value })}
          />
          <Text fz="sm" c="dimmed">
            只是换个说法，直接改；要求变了，点【算新的一项】，以后就不和以前的问题算同一个。Alt+↑ Alt+↓
            换位置。
          </Text>
          <div ref={list}>
            {items.map((item, at) => (
              <ItemRow
                key={item.key}
                no={at + 1}
                item={item}
                errors={{ text: errors[`edit.items.${at}.text`], fault: errors[`edit.items.${at}.fault`] }}
                onChange={(part) => set({ items: changed(items, at, part) })}
                onMove={(step) => move(at, step)}
                onRemove={() => set({ items: without(items, at) })}
              />
            ))}
          </div>
          <Group>
            <Button variant="default" onClick={() => add(newItem(items))}>
              加一项
            </Button>
          </Group>
          {retired.length > 0 && (
            <Act title="停用的项目" hint="恢复的还是原来那一项，以前的问题接得上">
              {retired.map((item) => (
                <Group key={item.code} gap="xs">
                  <Text fz="sm" c="dimmed">
                    {item.text}
                  </Text>
                  <Button size="compact-xs" variant="subtle" onClick={() => add(toEdited(item))}>
                    恢复
                  </Button>
                </Group>
              ))}
            </Act>
          )}
          <Act title={`和第${base.version}版比，${differences.length} 处不同`}>
            <ComparedItems items={differences} isDifference />
          </Act>
          <Group align="flex-start">
            <DateInput
              label="从哪天起用"
              value={start || null}
              {...(status.data ? { minDate: status.data.today } : {})}
              error={errors['edit.effectiveOn']}
              onChange={(value) => set({ effectiveOn: value })}
            />
            <TextInput
              label="为什么改"
              value={reason}
              style={{ flex: 1 }}
              error={errors['reason']}
              onChange={(event) => set({ reason: event.currentTarget.value })}
            />
          </Group>
          <ErrorNote error={propose.error} />
          <Group>
            <Button type="submit" loading={propose.isPending} disabled={reason.trim() === ''}>
              送复核
            </Button>
            <Button
              variant="default"
              onClick={() => {
                draft.discard();
                onDone();
              }}
            >
              不改了
            </Button>
            {reason.trim() === '' && (
              <Text fz="sm" c="dimmed">
                先写为什么改
              </Text>
            )}
          </Group>
        </Stack>
      </form>
    </Thing>
  );
}
