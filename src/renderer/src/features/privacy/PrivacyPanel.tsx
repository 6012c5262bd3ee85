import { Button, Checkbox, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { PrivacyHit, PrivacyReason } from '#shared/contract/privacy.ts';
import type { WordField, Words } from '#shared/domain/documents/words.ts';
import { replaceAt } from '#shared/domain/privacy/hit.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { useSession } from '../../app/session.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { HitLine } from './HitLine.tsx';
import { PlacesLine } from './PlacesLine.tsx';
import { ReasonLine } from './ReasonLine.tsx';
import classes from './privacy.module.css';

const PAUSE_MS = 600;

type Props = {
  id: string;
  fields: readonly WordField[];
  words: Words;
  /** Absent where the words stand fast: then there is nothing to replace. */
  onChange?: (words: Words) => void;
  /** Stores what is still unsaved: reasons are given for stored words. */
  beforeExplain: () => Promise<void>;
};

/** 隐私检查: what the words tell of whom, to be replaced, or explained to a second person. */
export function PrivacyPanel(props: Props) {
  const { role } = useSession();
  if (role !== 'coordinator' && role !== 'leader') return null;
  return <Panel {...props} />;
}

function Panel({ id, fields, words, onChange, beforeExplain }: Props) {
  const [settled] = useDebouncedValue(words, PAUSE_MS);
  const scanned = useApiQuery('privacy', 'scanDocument', { id, words: settled });
  const explain = useApiCommand('privacy', 'explain');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState('');
  const { hits = [], reasons = [], audience, least } = scanned.data ?? {};
  const reasonOf = (hit: PrivacyHit): PrivacyReason | undefined =>
    reasons.find(({ hitKey }) => hitKey === hit.key);
  const open = hits.filter((hit) => reasonOf(hit)?.state !== 'agreed');
  const ofPeople = hits.filter(({ severity }) => severity !== 'place');
  const ofPlaces = hits.filter(({ severity }) => severity === 'place');
  const asked = open.filter(({ key }) => chosen.has(key));
  const replaceable = ofPeople.filter(({ suggestion, field }) => suggestion !== null && field !== null);

  async function ask(): Promise<void> {
    await beforeExplain();
    await explain.mutateAsync({ id, keys: [...new Set(asked.map(({ key }) => key))], reason });
    setChosen(new Set());
    setReason('');
  }

  return (
    <section className={classes.panel} aria-label="隐私检查">
      <h3>隐私检查</h3>
      <Text fz="sm" c="dimmed">
        {hits.length === 0
          ? scanned.data && '没有看到能认出人的内容。'
          : audience === 'public'
            ? `对外的文书：还有 ${open.length} 处没有处理，处理完才能签发。`
            : `有 ${hits.length} 处写到台账里的人，请看看是不是都要写。`}
        {hits.some(({ kind }) => kind === 'combination') && `合起来少于 ${least ?? 5} 人的说法也算能认出人。`}
      </Text>
      <ErrorNote error={scanned.error} />
      <ul className={classes.hits}>
        {ofPeople.map((hit, index) => (
          <HitLine
            key={`${hit.key}-${index}`}
            hit={hit}
            text={textAt(words, hit)}
            place={fields.find(({ name }) => name === hit.field)?.label ?? '版面'}
          >
            <HitActions
              hit={hit}
              reason={reasonOf(hit)}
              isChosen={chosen.has(hit.key)}
              onChoose={(isChosen) => setChosen(toggled(chosen, hit.key, isChosen))}
              {...(onChange ? { onReplace: (put: string) => onChange(replaceAt(words, hit, put)) } : {})}
            />
          </HitLine>
        ))}
      </ul>
      {ofPlaces.length > 0 && (
        <PlacesLine id={id} hits={ofPlaces} reasonOf={reasonOf} beforeExplain={beforeExplain} />
      )}
      {onChange && replaceable.length > 1 && (
        <Button variant="default" onClick={() => onChange(replaceAll(words, replaceable))}>
          能替换的都替换
        </Button>
      )}
      {asked.length > 0 && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void ask().catch(() => undefined);
          }}
        >
          <TextInput
            label={`选中的 ${asked.length} 处为什么可以写`}
            placeholder="例如：同名的经营者，不是孩子"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <div className={classes.row}>
            <Button type="submit" disabled={reason.trim() === ''} loading={explain.isPending}>
              请另一个人同意
            </Button>
          </div>
        </form>
      )}
      <ErrorNote error={explain.error} />
    </section>
  );
}

function HitActions(props: {
  hit: PrivacyHit;
  reason: PrivacyReason | undefined;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
  onReplace?: (put: string) => void;
}) {
  const { hit, reason, isChosen, onChoose, onReplace } = props;
  const { suggestion, field, row } = hit;
  return (
    <>
      <div className={classes.row}>
        {onReplace && suggestion !== null && field !== null && (
          <Button size="compact-sm" variant="default" onClick={() => onReplace(suggestion)}>
            替换成“{suggestion}”
          </Button>
        )}
        {onReplace && field !== null && row === null && (
          <Button size="compact-sm" variant="subtle" onClick={() => select(field, hit)}>
            看位置
          </Button>
        )}
        {reason?.state !== 'agreed' && reason?.state !== 'pending' && (
          <Checkbox
            label="说明理由"
            checked={isChosen}
            onChange={(event) => onChoose(event.currentTarget.checked)}
          />
        )}
      </div>
      {suggestion === null && (
        <Text fz="xs" c="dimmed">
          换个笼统的说法：不写村名、校名、年级，或者不写年龄、性别、类别。
        </Text>
      )}
      {reason && <ReasonLine reason={reason} />}
    </>
  );
}

/** Shows the place in the field itself, marked as a hand would mark it. */
function select(field: string, { from, to }: PrivacyHit): void {
  const input = document.querySelector(`[name="${CSS.escape(field)}"]`);
  if (!(input instanceof HTMLTextAreaElement || input instanceof HTMLInputElement)) return;
  input.focus();
  input.setSelectionRange(from, to);
  input.scrollIntoView({ block: 'center' });
}

function toggled(chosen: ReadonlySet<string>, key: string, isChosen: boolean): ReadonlySet<string> {
  const next = new Set(chosen);
  if (isChosen) next.add(key);
  else next.delete(key);
  return next;
}

function textAt(words: Words, { field, row, column }: PrivacyHit): string {
  const value = field === null ? undefined : words[field];
  if (typeof value === 'string') return value;
  return value?.[row ?? -1]?.[column ?? -1] ?? '';
}

/** From the back, so that what stands before keeps its place. */
function replaceAll(words: Words, hits: readonly PrivacyHit[]): Words {
  return hits
    .toSorted((a, b) => b.from - a.from)
    .reduce((changed, hit) => replaceAt(changed, hit, hit.suggestion ?? hit.text), words);
}
