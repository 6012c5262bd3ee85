import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReliefLine } from '#shared/contract/obligations.ts';
import { useApiCommand } from '../../api/hooks.ts';
import { ConfirmInline } from '../../ui/ConfirmInline.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';
import type { Tone } from '../../ui/StatusWord.tsx';
import { PhotoStrip } from '../checks/Photos.tsx';
import classes from './obligations.module.css';

const standings = {
  waiting: { word: '等人同意', tone: 'soon' },
  holds: { word: '在执行', tone: 'open' },
  refused: { word: '没同意', tone: 'quiet' },
  over: { word: '已结束', tone: 'quiet' },
} as const satisfies Record<ReliefLine['standing'], { word: string; tone: Tone }>;

/** Pauses and exemptions with who asked and who decided. */
export function Reliefs({ reliefs, maySettle }: { reliefs: readonly ReliefLine[]; maySettle: boolean }) {
  return (
    <ul className={classes.lines}>
      {reliefs.map((relief) => (
        <li key={relief.id}>
          <Relief relief={relief} maySettle={maySettle} />
        </li>
      ))}
    </ul>
  );
}

function Relief({ relief, maySettle }: { relief: ReliefLine; maySettle: boolean }) {
  const decide = useApiCommand('obligations', 'decide');
  const resume = useApiCommand('obligations', 'resume');
  const [note, setNote] = useState('');
  const { word, tone } = standings[relief.standing];
  return (
    <div className={classes.line}>
      <div>
        <b>{relief.subjectName === null ? '暂停' : `免做：${relief.subjectName}`}</b>　{relief.from} 起
        {relief.to === null ? '，另行通知' : `至 ${relief.to}`}　<StatusWord tone={tone}>{word}</StatusWord>
      </div>
      <div>{relief.reason}</div>
      <div className={classes.quiet}>
        {relief.handlerName} {relief.askedOn} 提出
        {relief.steps.map(
          (step) => `；${step.handlerName} ${step.onDay} ${step.kind}${step.note && `：${step.note}`}`,
        )}
      </div>
      {relief.file && <PhotoStrip label="证明材料" files={[relief.file]} />}
      {relief.mayDecide && maySettle && (
        <Group gap="xs" align="flex-end">
          <TextInput
            label="意见（可不填）"
            size="xs"
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button
            size="xs"
            loading={decide.isPending}
            onClick={() => decide.mutate({ reliefId: relief.id, agrees: true, note })}
          >
            同意
          </Button>
          <Button
            size="xs"
            variant="default"
            loading={decide.isPending}
            onClick={() => decide.mutate({ reliefId: relief.id, agrees: false, note })}
          >
            不同意
          </Button>
        </Group>
      )}
      {relief.standing === 'holds' && maySettle && (
        <ConfirmInline
          verb="提前恢复"
          question="从今天起重新要求；前面免了的不补。"
          isBusy={resume.isPending}
          onConfirm={() => resume.mutate({ reliefId: relief.id, note: '提前恢复' })}
        />
      )}
      <ErrorNote error={decide.error ?? resume.error} />
    </div>
  );
}
