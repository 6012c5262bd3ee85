import { Button, Group } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ObligationThing } from '#shared/contract/obligations.ts';
import { useApiQuery } from '../../api/hooks.ts';
import { useLeftOpen } from '../../drafts/use-draft.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';
import { Act, Facts, Thing } from '../../ui/Thing.tsx';
import { TextLink } from '../find/links.tsx';
import { ActList } from './ActList.tsx';
import { describeDemand, standingOf, stateWords } from './obligation-words.ts';
import { actDraft } from './RecordActForm.tsx';
import { RecordStep } from './RecordStep.tsx';
import { ReliefForm, reliefDraft } from './ReliefForm.tsx';
import { Reliefs } from './Reliefs.tsx';
import { SettleForm, settleDraft } from './SettleForm.tsx';
import classes from './obligations.module.css';

const steps = ['record', 'settle', 'pause', 'exempt'] as const;
type Step = (typeof steps)[number];

/** The name each step's half-typed form is kept by. */
const draftOf = {
  record: (id) => actDraft(id, ''),
  settle: settleDraft,
  pause: (id) => reliefDraft(id, 'pause'),
  exempt: (id) => reliefDraft(id, 'exempt'),
} as const satisfies Record<Step, (obligationId: string) => string>;

/** One obligation: its rule, how it stands, what may be done. */
export function ObligationDetail({ id }: { id: string }) {
  const query = useApiQuery('obligations', 'get', { id });
  return <Loaded query={query}>{(thing) => <Detail thing={thing} />}</Loaded>;
}

function Detail({ thing }: { thing: ObligationThing }) {
  const { step: asked } = useSearch({ strict: false });
  const isOpen = thing.every !== 'unspecified' && thing.every !== 'none';
  const wasLeftOpen = useLeftOpen();
  const may: Record<Step, boolean> = {
    record: thing.mayRecord && isOpen,
    settle: thing.maySettle,
    pause: thing.maySettle && isOpen,
    exempt: isOpen && thing.subjects.length > 1,
  };
  const [step, setStep] = useState<Step | null>(() => {
    if (asked === 'record' && may.record) return 'record';
    return steps.find((one) => may[one] && wasLeftOpen(draftOf[one](thing.id))) ?? null;
  });
  const { word, tone } = standingOf(thing);
  const done = () => setStep(null);
  return (
    <Thing title={thing.text}>
      <Facts
        facts={[
          ['要求', describeDemand(thing)],
          [
            '本期',
            <StatusWord key="now" tone={tone}>
              {word}
            </StatusWord>,
          ],
          ...(thing.current ? ([['期限', `${thing.current.label}，到 ${thing.current.to}`]] as const) : []),
          ['累计漏', missedWords(thing)],
          ...(thing.unitName ? ([['负责单位', thing.unitName]] as const) : []),
          ['方案', <Place key="place" thing={thing} />],
          ...(thing.reason ? ([['依据', thing.reason]] as const) : []),
        ]}
      />
      <Group gap="xs">
        {may.record && <Button onClick={() => setStep('record')}>办结登记</Button>}
        {may.settle && (
          <Button variant={isOpen ? 'default' : 'filled'} onClick={() => setStep('settle')}>
            {thing.every === 'unspecified' ? '定频次' : '改频次'}
          </Button>
        )}
        {may.pause && (
          <Button variant="default" onClick={() => setStep('pause')}>
            暂停
          </Button>
        )}
        {may.exempt && (
          <Button variant="default" onClick={() => setStep('exempt')}>
            免做一家
          </Button>
        )}
      </Group>
      {step === 'record' && <RecordStep thing={thing} onDone={done} />}
      {step === 'settle' && <SettleForm known={thing} onDone={done} />}
      {(step === 'pause' || step === 'exempt') && (
        <ReliefForm key={step} thing={thing} kind={step} onDone={done} />
      )}
      {thing.byItem && (
        <div className={classes.quiet}>
          逐校逐项的表和项目名单在<TextLink to="/checks/schools">“检查”的学校六个一</TextLink>里。
        </div>
      )}
      {thing.reliefs.length > 0 && (
        <Act title="暂停和免做">
          <Reliefs reliefs={thing.reliefs} maySettle={thing.maySettle} />
        </Act>
      )}
      {thing.periods.length > 0 && (
        <Act title="各期情况" hint="漏了的永远记着，后来补的证写在旁边">
          <Periods thing={thing} />
        </Act>
      )}
      {thing.acts.length > 0 && (
        <Act title="办结登记">
          <ActList acts={thing.acts} isNamed={thing.subject !== 'campaign'} />
        </Act>
      )}
      <Act title="频次的经过">
        <ul className={classes.lines}>
          {thing.versions.map((version) => (
            <li key={version.ordinal}>
              <b>{version.rhythm}</b>　{version.startsOn ? `${version.startsOn} 起` : '没有用上'}
              {version.reason && `　${version.reason}`}
              <span className={classes.quiet}>
                　{version.handlerName} {version.effectiveOn} 定
              </span>
            </li>
          ))}
        </ul>
      </Act>
    </Thing>
  );
}

function missedWords({ missedEver, evidencedEver }: ObligationThing) {
  if (missedEver === 0) return '没有';
  const proved = evidencedEver > 0 ? `，其中 ${evidencedEver} 次后来补了证` : '';
  return <span className={classes.late}>{`${missedEver} 次${proved}`}</span>;
}

function Place({ thing }: { thing: ObligationThing }) {
  if (thing.dutyId === null) return <>{thing.source === 'plan' ? '方案另行规定' : '本台另立'}</>;
  return (
    <TextLink to="/plan/clauses/$dutyId" params={{ dutyId: thing.dutyId }}>
      {thing.group}职责{thing.duty}：看做了什么
    </TextLink>
  );
}

function Periods({ thing }: { thing: ObligationThing }) {
  return (
    <div className={classes.periods}>
      {thing.periods.toReversed().map((period) => {
        const { owed, done, missed } = period.count;
        const shown = period.state ?? (owed === 0 ? emptyState(period.state0) : null);
        return (
          <div key={period.key} className={classes.period}>
            <span>{period.label}</span>
            {shown ? (
              <StatusWord tone={stateWords[shown].tone}>{stateWords[shown].word}</StatusWord>
            ) : (
              <StatusWord tone={missed > 0 ? 'late' : done === owed ? 'done' : 'open'}>
                {done}/{owed}
                {missed > 0 && ` 漏 ${missed}`}
              </StatusWord>
            )}
          </div>
        );
      })}
    </div>
  );
}

function emptyState(demand: ObligationThing['periods'][number]['state0']) {
  return demand === 'owed' ? 'not-owed' : demand;
}
