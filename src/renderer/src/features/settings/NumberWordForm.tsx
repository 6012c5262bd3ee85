import { Button, Group, NumberInput, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Api } from '#shared/rpc/client.ts';
import { numberModeLabels } from '#shared/text/screen.ts';
import { useApiCommand } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';

type Word = Awaited<ReturnType<Api['documents']['words']>>[number];
type Mode = keyof typeof numberModeLabels;

export function NumberWordForm({ word, onDone }: { word: Word | null; onDone: () => void }) {
  const [text, setText] = useState(word?.word ?? '');
  const [mode, setMode] = useState<Mode>(word?.mode ?? 'office');
  const [lastUsed, setLastUsed] = useState<number | ''>('');
  const save = useApiCommand('documents', 'saveWord');

  function submit(event: FormEvent): void {
    event.preventDefault();
    save.mutate(
      {
        ...(word ? { id: word.id } : {}),
        word: text,
        mode,
        ...(mode === 'own' && lastUsed !== '' ? { lastUsed } : {}),
      },
      { onSuccess: onDone },
    );
  }

  return (
    <form onSubmit={submit} aria-label={word ? '改代字' : '加一个代字'} noValidate>
      <Stack gap="md" mt="md" maw={420}>
        <TextInput
          label="代字"
          placeholder="如 某政发"
          value={text}
          autoFocus
          error={save.error?.fields?.['word']}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Radio.Group
          label="怎么给号"
          value={mode}
          onChange={(value) => setMode(value === 'own' ? 'own' : 'office')}
        >
          <Stack gap={6} mt={4}>
            <Radio value="office" label={numberModeLabels.office} />
            <Radio value="own" label={numberModeLabels.own} />
          </Stack>
        </Radio.Group>
        {mode === 'own' && (
          <NumberInput
            label="今年已经用到几号"
            description="用工作台以前发过的，填最后一个；没有就空着"
            value={lastUsed}
            min={0}
            max={9999}
            allowDecimal={false}
            error={save.error?.fields?.['lastUsed']}
            onChange={(value) => setLastUsed(value === '' ? '' : Number(value))}
          />
        )}
        <ErrorNote error={save.error} />
        <Group gap="sm">
          <Button type="submit" loading={save.isPending} disabled={text.trim() === ''}>
            保存
          </Button>
          <Button variant="default" onClick={onDone}>
            不改了
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
