import { Radio, Stack } from '@mantine/core';
import type { BackupSummary } from '#shared/contract/organisation.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatBytes, formatInstant } from '../../ui/format.ts';

type Props = { backups: readonly BackupSummary[]; value: string; onChange: (folder: string) => void };

/** The backups found in a place, newest first. A half-written one is shown and cannot be chosen. */
export function BackupChoice({ backups, value, onChange }: Props) {
  if (backups.length === 0) {
    return (
      <EmptyState title="这里没有备份">
        换一个文件夹或 U 盘再找。备份是一个以“护蕾备份”开头的文件夹，找它或它上一层都可以。
      </EmptyState>
    );
  }
  return (
    <Radio.Group label="用哪一份" value={value} onChange={onChange}>
      <Stack gap={6} mt={4}>
        {backups.map((backup) => (
          <Radio
            key={backup.folder}
            value={backup.folder}
            disabled={!backup.isComplete}
            label={`${backup.townName} 第 ${backup.sequence} 份，${formatInstant(backup.createdAt)}（${formatBytes(backup.bytes)}）`}
            description={backup.isComplete ? backup.folder : '▲ 没有写完，不能用'}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
