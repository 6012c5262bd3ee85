import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Checklist } from '#shared/contract/checks.ts';
import type { Place } from '#shared/domain/inspection/place.ts';
import type { FieldErrors } from '#shared/rpc/app-error.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { useSession } from '../../app/session.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import classes from './checks.module.css';
import { focusNext, isInOpenList } from './batch/form-keys.ts';
import { BesideFindings } from './BesideFindings.tsx';
import { PhotoPicker, PhotoStrip } from './Photos.tsx';
import { RecordHead } from './RecordHead.tsx';
import { RecordItem } from './RecordItem.tsx';
import type { SavedCheck } from './RecordSaved.tsx';
import { answered, blankItem, failures, itemOf, missingFields, newDraft, toInput } from './record-draft.ts';
import type { CarriedHead, CheckDraft, ItemDraft } from './record-draft.ts';
import { usePeopleChoices, useUnitChoices } from './useChoices.ts';
import { useRemembered } from '../../drafts/use-remembered.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import { useOperations } from './useOperations.ts';

export function RecordForm(props: {
  place: Place;
  venueName: string;
  /** Of today; shown until the draft's own is there. */
  checklist: Checklist;
  today: string;
  /** A check of a day gone by, which somebody comes to write down: the day is his to say. */
  isPast: boolean;
  onSaved: (saved: SavedCheck) => void;
  onLeave: () => void;
}) {
  const { place } = props;
  const session = useSession();
  const units = useUnitChoices();
  const people = usePeopleChoices();
  const head = useRemembered<CarriedHead | undefined>('check-head', () => undefined);
  const {
    value: draft,
    change,
    discard,
  } = useDraft<CheckDraft>(`check-${place.register}-${place.id}`, () =>
    newDraft(props.isPast ? '' : props.today, session.personId, props.isPast ? undefined : head.value),
  );
  // The list follows the day and the kind of check: an earlier day goes by the version of then.
  const { kind, date } = draft;
  const list = useApiQuery('checks', 'checklistFor', { place, kind, ...(date ? { date } : {}) });
  const checklist = list.data ?? props.checklist;
  const record = useApiCommand('checks', 'record');
  const operations = useOperations(draft);
  const [hasTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const draftAtStart = useRef(draft);
  const missing = hasTried ? missingFields(draft, checklist) : {};
  const errors: FieldErrors = { ...record.error?.fields, ...missing };

  const set = (part: Partial<CheckDraft>) => change((current) => ({ ...current, ...part }));
  const setItem = (code: string, part: Partial<ItemDraft>) =>
    change((current) => ({
      ...current,
      items: { ...current.items, [code]: { ...(current.items[code] ?? blankItem), ...part } },
    }));

  /** From item to item; after the last one the keyboard goes on to 检查过程. */
  function moveTo(index: number): void {
    const target =
      index >= checklist.items.length ? '[name="process"]' : `[data-item="${index + 1}"] [data-stop]`;
    form.current?.querySelector<HTMLElement>(target)?.focus();
  }

  function passTheRest(): void {
    for (const item of checklist.items) {
      if (itemOf(draft, item.code).outcome === null) setItem(item.code, { outcome: 'pass' });
    }
    moveTo(checklist.items.length);
  }

  function save(): void {
    if (record.isPending) return;
    setTried(true);
    if (Object.keys(missingFields(draft, checklist)).length > 0) {
      requestAnimationFrame(() => {
        const first = form.current?.querySelector<HTMLElement>(
          '[data-wrong] [data-stop], [aria-invalid="true"]',
        );
        first?.focus();
      });
      return;
    }
    record.mutate(toInput({ ...draft, operationId: operations.joined }, place, checklist), {
      onSuccess: (answer) => {
        const { unitIds, handlerId, process } = draft;
        // An operation just begun is found by its day: the next venue joins it unless told otherwise.
        const carried = { date, kind, operationId: operations.joined || null, unitIds, handlerId, process };
        head.change(() => carried);
        discard();
        props.onSaved({ venueName: props.venueName, head: carried, ...answer });
      },
    });
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement && !event.defaultPrevented) {
      event.preventDefault();
      focusNext(event.currentTarget, event.target);
    } else if (event.key === 'Escape' && !event.defaultPrevented && !isInOpenList(event.target)) {
      props.onLeave();
    }
  }

  // The keyboard starts where the first gap is.
  useEffect(() => {
    form.current?.querySelector<HTMLElement>(firstGap(draftAtStart.current))?.focus();
  }, []);

  const failed = failures(draft, checklist);
  const done = answered(draft, checklist);

  return (
    <form
      ref={form}
      className={classes.form}
      onKeyDown={onKey}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <RecordHead
        draft={draft}
        today={props.today}
        units={units}
        people={people}
        operations={operations}
        errors={errors}
        onChange={set}
      />
      <div className={classes.halves}>
        <section className={classes.items} aria-label="检查清单">
          {checklist.items.map((item, index) => {
            const at = `results.${index}`;
            return (
              <RecordItem
                key={item.code}
                no={index + 1}
                text={item.text}
                basis={item.basis}
                item={itemOf(draft, item.code)}
                units={units}
                errors={{
                  outcome: errors[`${at}.outcome`] ?? errors[at],
                  note: errors[`${at}.note`],
                  deadline: errors[`${at}.deadline`],
                }}
                onChange={(part) => setItem(item.code, part)}
                onMove={(step) => moveTo(index + step)}
              />
            );
          })}
        </section>
        <Stack gap="sm" className={classes.words}>
          <Group justify="space-between">
            <Text aria-live="polite">
              已填 {done}/{checklist.items.length} 项
              {failed > 0 && (
                <Text span c="var(--late)" fw={600}>
                  {' '}
                  · ✕ 不合格 {failed} 项
                </Text>
              )}
            </Text>
            {done < checklist.items.length && (
              <Button size="xs" variant="default" onClick={passTheRest}>
                其余都合格
              </Button>
            )}
          </Group>
          <Textarea
            name="process"
            label="检查过程"
            description="怎么查的、查了哪些地方、问了谁"
            value={draft.process}
            error={errors['process']}
            minRows={3}
            maxRows={8}
            onChange={(event) => set({ process: event.currentTarget.value })}
          />
          {draft.process === '' && head.value?.process && (
            <Button
              size="xs"
              variant="subtle"
              style={{ alignSelf: 'flex-start' }}
              onClick={() => set({ process: head.value?.process ?? '' })}
            >
              照抄上一家的检查过程
            </Button>
          )}
          <Textarea
            name="handlingResult"
            label="处理结果"
            description={failed > 0 ? '当场怎么处理的，如指出问题、转监管单位督促整改' : '没有问题可以不写'}
            value={draft.handlingResult}
            error={errors['handlingResult']}
            minRows={2}
            maxRows={6}
            onChange={(event) => set({ handlingResult: event.currentTarget.value })}
          />
          <BesideFindings
            findings={draft.findings}
            units={units}
            errors={errors}
            onChange={(findings) => set({ findings })}
          />
          <div>
            <PhotoPicker
              label="添加现场照片"
              onStored={(file) => change((current) => ({ ...current, photos: [...current.photos, file] }))}
            />
            <PhotoStrip
              label="现场照片"
              files={draft.photos}
              onRemove={(id) => set({ photos: draft.photos.filter((photo) => photo.id !== id) })}
            />
          </div>
          <ErrorNote error={record.error} />
          {Object.keys(missing).length > 0 && (
            <Text role="alert" c="var(--late)">
              ✕ 还有 {Object.keys(missing).length} 处没填好，已标出来。填好的都还在。
            </Text>
          )}
          <Group>
            <Button type="submit" loading={record.isPending}>
              记下这次检查
            </Button>
            <Text fz="xs" c="dimmed">
              没写完可以先离开，再回来接着写。
            </Text>
          </Group>
        </Stack>
      </div>
    </form>
  );
}

/** The day where it is not known; the units; or the checklist once they are carried over. */
function firstGap({ date, unitIds }: CheckDraft): string {
  if (date === '') return 'input';
  return unitIds.length > 0 ? '[data-item="1"] [data-stop]' : '#check-units';
}
