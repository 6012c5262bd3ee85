import { useState } from 'react';
import { toAppError } from '#shared/rpc/client.ts';
import type { AppError } from '#shared/rpc/app-error.ts';
import { useApiCall, useApiQuery } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { FilePicker } from '../../ui/FilePicker.tsx';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { ButtonLink } from '../find/links.tsx';
import { PlanEditor } from './PlanEditor.tsx';
import { startImport } from './import-draft.ts';
import type { ImportDraft } from './import-draft.ts';

/** 导入方案: the file is read, the clerk puts right what was read, then it binds. */
export function PlanImportScreen() {
  const call = useApiCall();
  const status = useApiQuery('desk', 'status', {});
  const units = useApiQuery('units', 'list', {});
  const entry = useDraft<ImportDraft | null>('plan-import', () => null);
  const [isReading, setReading] = useState(false);
  const [error, setError] = useState<AppError | null>(null);

  async function read(file: File, today: string): Promise<void> {
    setReading(true);
    setError(null);
    try {
      const answer = await call('plan', 'read', { file, name: file.name });
      const villages = (units.data ?? []).filter((unit) => unit.kind === 'village').map((unit) => unit.name);
      entry.change(() => startImport(file.name, answer, today, villages));
    } catch (refusal) {
      setError(toAppError(refusal));
    }
    setReading(false);
  }

  const back = (
    <ButtonLink variant="default" to="/plan">
      回方案
    </ButtonLink>
  );
  const { value } = entry;
  if (value) {
    return (
      <PlanEditor
        entry={value}
        change={entry.change}
        onDone={entry.discard}
        onAnotherFile={() => entry.change(() => null)}
      />
    );
  }
  return (
    <Screen title="导入方案" actions={back}>
      {status.data ? (
        <FilePicker
          label="选择方案文件"
          accept=".docx,.txt"
          isBusy={isReading}
          onPick={([file]) => {
            const today = status.data?.today;
            if (file && today) void read(file, today);
          }}
        >
          镇里印发的实施方案，Word（.docx）或文本（.txt）。拖到这里也行。
        </FilePicker>
      ) : (
        <LoadingState rows={2} />
      )}
      <ErrorNote error={error} />
      <p>
        读完后先给您核对：工作组、领导、单位、职责、阶段和“每周、每月”的任务，读得不对的当场改，没看懂的文字原样列在旁边。
        您确认之前，什么都不会存下来。
      </p>
    </Screen>
  );
}
