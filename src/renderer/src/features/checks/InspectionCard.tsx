import { Button, Group, Stack, Text } from '@mantine/core';
import type { Inspection } from '#shared/contract/checks.ts';
import { inspectionKindLabels, outcomeLabels } from '#shared/domain/inspection/inspection.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';
import { formatInstant } from '../../ui/format.ts';
import { TextLink } from '../find/links.tsx';
import classes from './checks.module.css';
import { Papers } from '../documents/Papers.tsx';
import { Serves } from '../obligations/Serves.tsx';
import { Penalties } from './Penalties.tsx';
import { PhotoStrip } from './Photos.tsx';
import { PrintRecord } from './PrintRecord.tsx';

/** One check as it was written down; a late entry may be confirmed here by a second person. */
export function InspectionCard({ id }: { id: string }) {
  const inspection = useApiQuery('checks', 'get', { id });
  return <Loaded query={inspection}>{(data) => <Card inspection={data} />}</Loaded>;
}

function Card({ inspection }: { inspection: Inspection }) {
  const confirm = useApiCommand('checks', 'confirmLate');
  const failed = inspection.results.filter((result) => result.outcome === 'fail');
  const rest = inspection.results.filter((result) => result.outcome !== 'fail');
  return (
    <Stack gap="sm">
      <div>
        <Text fw={600}>
          {inspection.date} {inspection.begunAt} {inspectionKindLabels[inspection.kind]}
        </Text>
        <Text fz="sm" c="dimmed">
          {inspection.units.join('、')}
          <br />
          {inspection.people.length > 0 && (
            <>
              参加人员 {inspection.people.map(({ name }) => name).join('、')}
              <br />
            </>
          )}
          办理人 {inspection.handlerName} · 录入人 {inspection.typistName} ·{' '}
          {formatInstant(inspection.enteredAt)} 录入
          {inspection.isLateEntry && '（补录）'}
        </Text>
      </div>
      {inspection.needsConfirmation && (
        <Group>
          <StatusWord tone="soon">录得晚了，要另一位同事确认后才算数</StatusWord>
          <Button size="xs" loading={confirm.isPending} onClick={() => confirm.mutate({ id: inspection.id })}>
            确认补录
          </Button>
        </Group>
      )}
      <ErrorNote error={confirm.error} />
      {inspection.confirmedBy && <Text fz="sm">补录已由 {inspection.confirmedBy} 确认。</Text>}
      <div>
        <Text fw={600}>
          {inspection.checklistTitle}（第{inspection.checklistVersion}版）
        </Text>
        {failed.map((result) => (
          <div key={result.code} className={classes.result}>
            <StatusWord tone="late">{outcomeLabels.fail}</StatusWord>
            <span>
              {result.text}：{result.note}
            </span>
          </div>
        ))}
        <details>
          <summary>其余 {rest.length} 项</summary>
          {rest.map((result) => (
            <div key={result.code} className={classes.result}>
              <StatusWord tone="done">{outcomeLabels[result.outcome]}</StatusWord>
              <span>{result.text}</span>
            </div>
          ))}
        </details>
      </div>
      <Words label="检查过程" text={inspection.process} />
      <Words label="处理结果" text={inspection.handlingResult} />
      <PhotoStrip label="检查照片" files={inspection.photos} />
      <Serves type="inspection" id={inspection.id} />
      <Penalties inspection={inspection} />
      <PrintRecord id={inspection.id} />
      <Papers subject={{ type: 'inspection', id: inspection.id }} mayDraft />
      {inspection.problemIds.length > 0 && (
        <Text>
          进了两个清单：
          {inspection.problemIds.map((problemId, index) => (
            <TextLink key={problemId} to="/problems/$id" params={{ id: problemId }} mr="sm">
              问题{index + 1}
            </TextLink>
          ))}
        </Text>
      )}
    </Stack>
  );
}

function Words({ label, text }: { label: string; text: string }) {
  if (text === '') return null;
  return (
    <div>
      <Text fw={600}>{label}</Text>
      <Text style={{ whiteSpace: 'pre-wrap' }}>{text}</Text>
    </div>
  );
}
