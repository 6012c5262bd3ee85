import { Button, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { Incoming } from '#shared/contract/incoming.ts';
import {
  incomingActionLabels,
  incomingKindLabels,
  objectionKindLabels,
  outcomeLabels,
} from '#shared/domain/incoming/incoming.ts';
import type { IncomingAction } from '#shared/domain/incoming/incoming.ts';
import { bases, isRunning } from '#shared/domain/incoming/limit.ts';
import { useApiQuery } from '../../api/hooks.ts';
import { useLeftOpen } from '../../drafts/use-draft.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Offers } from '../../ui/Offers.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';
import { Story } from '../../ui/Story.tsx';
import { Facts } from '../../ui/Thing.tsx';
import { PhotoStrip } from '../checks/Photos.tsx';
import { Papers } from '../documents/Papers.tsx';
import classes from '../../ui/work.module.css';
import { Demands } from './Demands.tsx';
import { IncomingForm, letterDraft } from './IncomingForm.tsx';
import { Links } from './Links.tsx';
import { StepForm, letterStepDraft } from './StepForm.tsx';
import { dueWords, eventWord, statusOf } from './incoming-words.ts';
import { steps } from './steps.ts';
import type { FormAction } from './steps.ts';

export function IncomingDetail({ id }: { id: string }) {
  const letter = useApiQuery('incoming', 'get', { id });
  const wasLeftOpen = useLeftOpen();
  const [isEditing, setEditing] = useState(() => wasLeftOpen(letterDraft(id)));
  return (
    <Loaded query={letter}>
      {(data) =>
        isEditing && data.offers.some(({ action, isAllowed }) => action === 'save' && isAllowed) ? (
          <IncomingForm letter={data} onDone={() => setEditing(false)} />
        ) : (
          <Detail letter={data} onEdit={() => setEditing(true)} />
        )
      }
    </Loaded>
  );
}

function Detail({ letter, onEdit }: { letter: Incoming; onEdit: () => void }) {
  return (
    <article className={classes.detail}>
      <header>
        <Title order={2}>{letter.title}</Title>
        <Text fz="sm" c="dimmed" component="div">
          {letter.serial} · {incomingKindLabels[letter.kind]} · {letter.organ}
          <span className={classes.headStatus}>
            <StatusWord {...statusOf(letter)} />
          </span>
        </Text>
      </header>
      <Clock letter={letter} />
      <Actions key={letter.revision} letter={letter} onEdit={onEdit} />
      <Demands key={`demands-${letter.revision}`} letter={letter} />
      <Links letter={letter} />
      <Papers
        subject={{ type: 'incoming', id: letter.id }}
        title="回复的文书"
        mayDraft={isRunning[letter.status]}
      />
      <section aria-label="来文">
        <h3>来文</h3>
        <Facts facts={factsOf(letter)} />
        <PhotoStrip label="来文扫描件" files={letter.scans} />
        <PhotoStrip label="回复件" files={letter.replyFiles} />
        <PhotoStrip label="成效材料" files={letter.effectFiles} />
      </section>
      <Story
        lines={letter.events.map((event) => ({ ...event, word: eventWord(event.action), text: event.note }))}
      />
    </article>
  );
}

function Clock({ letter }: { letter: Incoming }) {
  if (!isRunning[letter.status]) return null;
  return (
    <Text component="div" c={letter.isOverdue ? 'var(--late)' : 'inherit'}>
      <b>{dueWords(letter)}</b>
      {letter.limitOn !== null && `　${letter.limitOn} 前回复`}
      {letter.endsOnDayOff && '，那天不上班，请提前发出'}
      {letter.hasObjection && '　异议还没有答复，期限照走'}
      <Text span c="dimmed" fz="sm" display="block">
        {letter.alarms.length > 0 && `提醒：${letter.alarms.join('、')}`}
      </Text>
    </Text>
  );
}

/** What may be done now, and under it what may not, with the reason. */
function Actions({ letter, onEdit }: { letter: Incoming; onEdit: () => void }) {
  const wasLeftOpen = useLeftOpen();
  const [chosen, setChosen] = useState<FormAction | null>(
    () =>
      letter.offers
        .filter(({ isAllowed }) => isAllowed)
        .map(({ action }) => action)
        .filter(isForm)
        .find((action) => wasLeftOpen(letterStepDraft(letter.id, action))) ?? null,
  );
  if (chosen) return <StepForm letter={letter} action={chosen} onDone={() => setChosen(null)} />;
  const asked = letter.offers.filter((offer) => isForm(offer.action));
  const main = asked.find(({ action, isAllowed }) => isAllowed && isForward(letter, action))?.action;
  const mayEdit = letter.offers.some(({ action, isAllowed }) => action === 'save' && isAllowed);
  if (asked.length === 0 && !mayEdit) return null;
  return (
    <Offers
      label="现在能办的"
      size="xs"
      offers={asked}
      labels={incomingActionLabels}
      main={main}
      onChoose={(action) => isForm(action) && setChosen(action)}
      more={
        mayEdit && (
          <Button size="xs" variant="default" onClick={onEdit}>
            {incomingActionLabels.save}
          </Button>
        )
      }
    />
  );
}

/** The steps that bring it on. */
const forwards: readonly IncomingAction[] = ['reply', 'close', 'effect', 'assign'];

/** Handing it to others is no step on. */
function isForward({ status }: Incoming, action: IncomingAction): boolean {
  return forwards.includes(action) && (action !== 'assign' || status === 'registered');
}

function isForm(action: IncomingAction): action is FormAction {
  return action in steps;
}

function factsOf(letter: Incoming): [string, string][] {
  const facts: [string, string | null][] = [
    ['来文字号', letter.number],
    ['落款日期', letter.writtenOn],
    ['收到日期', letter.receivedOn],
    [
      '期限依据',
      `${bases[letter.basis].label}${letter.paperLimitOn === null ? '' : '，文上写了日期，照文上的'}`,
    ],
    ['文上写的期限', letter.paperLimitOn],
    ['对方同意延到', letter.grantedLimitOn],
    ['内容摘要', letter.summary],
    ['对方联系人', letter.contact],
    ['承办单位', letter.units.map(({ name }) => name).join('、')],
    ...letter.objections.map((one): [string, string] => [
      objectionKindLabels[one.kind],
      `${one.filedOn} 提出：${one.ground}${one.outcome === null ? '（等答复）' : `；${one.decidedOn ?? ''} ${outcomeLabels[one.outcome]}`}`,
    ]),
    ['回复', letter.repliedOn && `${letter.repliedOn} ${letter.replyNumber}`],
    ['成效', letter.effectOn && `${letter.effectOn} ${letter.effect}`],
    ['办结日期', letter.closedOn],
  ];
  return facts.flatMap(([label, value]) => (value ? [[label, value] as [string, string]] : []));
}
