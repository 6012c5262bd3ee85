import { Select } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { findRegister, registers } from '#shared/registers/index.ts';
import type { Register } from '#shared/registers/register.ts';
import type { AppError } from '#shared/rpc/app-error.ts';
import { toAppError } from '#shared/rpc/client.ts';
import { useApiCall } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { FilePicker } from '../../ui/FilePicker.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { SavedTemplates } from './SavedTemplates.tsx';
import { TemplateDesk } from './TemplateDesk.tsx';
import type { Inspected } from './TemplateDesk.tsx';

/** 县里模板: somebody's empty form, filled from a register in seconds. */
export function TemplatesScreen() {
  const { register: asked } = useSearch({ from: '/registers/templates' });
  const register = findRegister(asked ?? '') ?? registers[0];
  return <Templates key={register.id} register={register} />;
}

function Templates({ register }: { register: Register }) {
  const navigate = useNavigate();
  const call = useApiCall();
  const [form, setForm] = useState<{ file: File; inspected: Inspected } | null>(null);
  const [isReading, setReading] = useState(false);
  const [error, setError] = useState<AppError | null>(null);

  async function take(file: File): Promise<void> {
    setError(null);
    setReading(true);
    try {
      const inspected = await call('templates', 'inspect', { file, name: file.name, register: register.id });
      setForm({ file, inspected });
    } catch (refusal) {
      setError(toAppError(refusal));
    }
    setReading(false);
  }

  return (
    <Screen title="县里模板" hint="上面发来的空表，用台账填好" fill={form !== null}>
      {form === null ? (
        <>
          <Select
            w={320}
            label="用哪一本台账填"
            data={registers.map(({ id, label }) => ({ value: id, label }))}
            value={register.id}
            searchable
            nothingFoundMessage="没有这本台账"
            onChange={(id) =>
              void navigate({ to: '/registers/templates', search: id === null ? {} : { register: id } })
            }
          />
          <FilePicker
            label="选择空表"
            accept=".xlsx"
            isBusy={isReading}
            onPick={([picked]) => picked && void take(picked)}
          >
            把上面发来的空表（.xlsx）拖到这里。样式、合并格、公式、打印设置都保留，只往里填行。
          </FilePicker>
          <ErrorNote error={error} />
          <SavedTemplates register={register} />
        </>
      ) : (
        <TemplateDesk register={register} {...form} onLeave={() => setForm(null)} />
      )}
    </Screen>
  );
}
