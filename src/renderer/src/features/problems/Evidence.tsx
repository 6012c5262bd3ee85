import { Text } from '@mantine/core';
import type { StoredFile } from '#shared/contract/organisation.ts';
import type { Problem } from '#shared/contract/problems.ts';
import { useApiCommand } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { PhotoPicker, PhotoStrip } from '../checks/Photos.tsx';

/** Photos or papers of before or after. Without both, nothing is closed out. */
export function Evidence(props: { problem: Problem; stage: 'before' | 'after'; files: StoredFile[] }) {
  const { problem, stage, files } = props;
  const add = useApiCommand('problems', 'addEvidence');
  const word = stage === 'before' ? '整改前' : '整改后';
  return (
    <div>
      <PhotoStrip label={`${word}的照片和材料`} files={files} />
      {files.length === 0 && (
        <Text fz="sm" c="dimmed">
          还没有{word}的照片或材料；没有就不能销号。
        </Text>
      )}
      {problem.status !== 'closed' &&
        problem.status !== 'merged' &&
        (stage === 'before' || problem.status !== 'found') && (
          <PhotoPicker
            label={`添加${word}照片`}
            onStored={(file) => add.mutate({ id: problem.id, fileId: file.id, stage })}
          />
        )}
      <ErrorNote error={add.error} />
    </div>
  );
}
