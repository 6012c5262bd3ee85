import { Text } from '@mantine/core';
import type { EvidenceFile, Problem } from '#shared/contract/problems.ts';
import { useApiCommand } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { PhotoPicker, PhotoStrip } from '../checks/Photos.tsx';

const isOver = { closed: true, merged: true } as const;

/** Photos or papers of before or after. Without both of this round, nothing is closed out. */
export function Evidence(props: { problem: Problem; stage: 'before' | 'after'; files: EvidenceFile[] }) {
  const { problem, stage, files } = props;
  const add = useApiCommand('problems', 'addEvidence');
  const word = stage === 'before' ? '整改前' : '整改后';
  const current = files.filter(({ isCurrent }) => isCurrent);
  const mayAdd = !(problem.status in isOver) && (stage === 'before' || problem.status !== 'found');
  return (
    <div>
      <PhotoStrip label={`${word}的照片和材料`} files={current} />
      {current.length === 0 && (
        <Text fz="sm" c="dimmed">
          还没有{problem.reopenedCount > 0 && '这一轮'}
          {word}的照片或材料；没有就不能销号。
        </Text>
      )}
      {mayAdd && (
        <PhotoPicker
          label={`添加${word}照片`}
          onStored={(file) => add.mutate({ id: problem.id, fileId: file.id, stage })}
        />
      )}
      <ErrorNote error={add.error} />
      {current.length < files.length && (
        <>
          <Text fz="sm" c="dimmed">
            反弹以前的：
          </Text>
          <PhotoStrip
            label={`反弹以前${word}的照片和材料`}
            files={files.filter(({ isCurrent }) => !isCurrent)}
          />
        </>
      )}
    </div>
  );
}
