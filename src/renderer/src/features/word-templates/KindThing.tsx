import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { AppError } from '#shared/rpc/app-error.ts';
import { toAppError } from '#shared/rpc/client.ts';
import { useApiCall, useApiQuery } from '../../api/hooks.ts';
import type { ApiInput, ApiOutput } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Facts, Thing } from '../../ui/Thing.tsx';
import { formatInstant } from '../../ui/format.ts';
import { saveFile } from '../../ui/save-file.ts';
import { LoadTemplate } from './LoadTemplate.tsx';
import { TagList } from './TagList.tsx';
import { Versions } from './Versions.tsx';

export type Kind = ApiOutput<'wordTemplates', 'get'>;

/** One kind: what it is issued by now, its template out and in, the names it may use, every version. */
export function KindThing({ kind }: { kind: string }) {
  const query = useApiQuery('wordTemplates', 'get', { kind });
  return <Loaded query={query}>{(data) => <Shown kind={data} />}</Loaded>;
}

function Shown({ kind }: { kind: Kind }) {
  const { take, isBusy, error } = useFiles();
  const active = kind.versions.find(({ isActive }) => isActive);
  return (
    <Thing title={kind.label}>
      <Facts
        facts={[
          ['照什么签发', active ? `模板第${active.version}版` : '本台版式'],
          ...(active
            ? ([
                ['文件', active.name],
                ['谁放的', `${active.handlerName} ${formatInstant(active.loadedAt)}`],
              ] as const)
            : []),
        ]}
      />
      <Group gap="xs">
        <Button
          loading={isBusy}
          onClick={() =>
            void take('export', { kind: kind.kind, ...(active ? { templateId: active.id } : {}) })
          }
        >
          导出模板
        </Button>
        <Button
          variant="default"
          loading={isBusy}
          onClick={() =>
            void take('trial', { kind: kind.kind, ...(active ? { templateId: active.id } : {}) })
          }
        >
          取一份样张
        </Button>
        {active && (
          <Button variant="default" loading={isBusy} onClick={() => void take('export', { kind: kind.kind })}>
            导出本台版式
          </Button>
        )}
      </Group>
      <ErrorNote error={error} />
      <LoadTemplate kind={kind.kind} />
      <Versions kind={kind} onTake={(templateId) => void take('export', { kind: kind.kind, templateId })} />
      <TagList tags={kind.tags} />
    </Thing>
  );
}

function useFiles() {
  const call = useApiCall();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  async function take(what: 'export' | 'trial', input: ApiInput<'wordTemplates', 'export'>): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      const { name, file } = await call('wordTemplates', what, input);
      saveFile(name, file);
    } catch (refusal) {
      setError(toAppError(refusal));
    }
    setBusy(false);
  }
  return { take, isBusy, error };
}
