import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { formatMonthDay } from '#shared/domain/calendar/format.ts';
import { useApiCall, useApiCommand, useApiQuery } from '../../api/hooks.ts';
import type { ApiOutput } from '../../api/hooks.ts';
import { toAppError } from '#shared/rpc/client.ts';
import type { AppError } from '#shared/rpc/app-error.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { FilePicker } from '../../ui/FilePicker.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Note } from '../../ui/Note.tsx';
import { Section } from '../../ui/Section.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';

type Preview = ApiOutput<'holidays', 'preview'>;
type Source = { text: string; file?: File; name: string };
type Notice = ApiOutput<'holidays', 'list'>['notices'][number];

/** 节假日: which years the desk knows, and the way in for the next one. */
export function Holidays({ mayChange }: { mayChange: boolean }) {
  const list = useApiQuery('holidays', 'list', {});
  return (
    <Section title="节假日" hint="周期、期限、几个工作日都照它算">
      <Loaded query={list} rows={3}>
        {({ years, missingYears, notices }) => (
          <Stack gap="md">
            <div>
              已有 {years[0]} 到 {years.at(-1)} 年的放假和调休安排。
            </div>
            {missingYears.length > 0 && (
              <Note tone="soon">
                还没有 {missingYears.join('、')}{' '}
                年的安排，暂按周一到周五上班算。国务院办公厅每年十一月前后发通知，收到后在这里导入。
              </Note>
            )}
            {notices.map((notice) => (
              <OneNotice key={notice.id} notice={notice} />
            ))}
            {mayChange && <ImportForm />}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

const standings = {
  holds: { word: '在用', tone: 'done' },
  'to-confirm': { word: '等人确认', tone: 'soon' },
  replaced: { word: '已被新的代替', tone: 'quiet' },
} as const;

function OneNotice({ notice }: { notice: Notice }) {
  const confirm = useApiCommand('holidays', 'confirm');
  const { word, tone } = standings[notice.standing];
  return (
    <div>
      {notice.years.join('、')} 年，{notice.days.length} 天（{notice.source}），{notice.handlerName}导入　
      <StatusWord tone={tone}>{word}</StatusWord>
      {notice.mayConfirm && (
        <Button
          size="xs"
          ml="sm"
          loading={confirm.isPending}
          onClick={() => confirm.mutate({ id: notice.id })}
        >
          确认启用
        </Button>
      )}
      <ErrorNote error={confirm.error} />
    </div>
  );
}

function ImportForm() {
  const call = useApiCall();
  const keep = useApiCommand('holidays', 'import');
  const [text, setText] = useState('');
  const [source, setSource] = useState<Source | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [error, setError] = useState<AppError | null>(null);

  async function look(next: Source): Promise<void> {
    setError(null);
    setSource(next);
    try {
      setPreview(await call('holidays', 'preview', next));
    } catch (refusal) {
      setPreview(null);
      setError(toAppError(refusal));
    }
  }

  if (preview && source)
    return (
      <Stack gap="sm" role="group" aria-label="核对节假日">
        <div>
          读到 {preview.years.join('、')} 年 {preview.days.length} 天：
          {preview.days
            .map(({ date, name, isWorked }) => `${formatMonthDay(date)}${name}${isWorked ? '上班' : '休'}`)
            .join('，')}
          。
        </div>
        <div>导入后，{preview.years.join('、')} 年只照这张表算，原来的不再用。</div>
        {preview.pastPeriods.length > 0 && (
          <Note tone="soon">
            会改变已经开始的 {preview.pastPeriods.length} 期（{preview.pastPeriods.slice(0, 5).join('、')}
            {preview.pastPeriods.length > 5 && '……'}）要不要做，要另一位同事确认后才启用。
          </Note>
        )}
        <ErrorNote error={keep.error} />
        <Group>
          <Button
            autoFocus
            loading={keep.isPending}
            onClick={() =>
              keep.mutate(source, {
                onSuccess: () => {
                  setPreview(null);
                  setText('');
                },
              })
            }
          >
            导入
          </Button>
          <Button variant="default" onClick={() => setPreview(null)}>
            先不导入
          </Button>
        </Group>
      </Stack>
    );
  return (
    <Stack gap="sm">
      <Textarea
        label="粘贴放假安排"
        description="一行一天或一段：日期、名称、休或班。例如：2027-02-06至2027-02-12 春节 休"
        autosize
        minRows={3}
        maxRows={10}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ErrorNote error={error} />
      <Group>
        <Button variant="default" disabled={text.trim() === ''} onClick={() => void look({ text, name: '' })}>
          核对
        </Button>
      </Group>
      <FilePicker
        label="选一张表"
        accept=".xlsx,.xls,.csv"
        onPick={([file]) => file && void look({ text: '', file, name: file.name })}
      >
        三列：日期、名称、休或班
      </FilePicker>
    </Stack>
  );
}
