import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { AppError } from '#shared/rpc/app-error.ts';
import { useApiCall } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { printHtml } from '../../ui/print-html.ts';
import { saveFile } from '../../ui/save-file.ts';

/** 检查记录 of one check, to sign and keep. */
export function PrintRecord({ id }: { id: string }) {
  const call = useApiCall();
  const make = useMutation<void, AppError, 'html' | 'docx'>({
    mutationFn: async (format) => {
      const paper = await call('checks', 'recordForm', { id, format });
      if (format === 'html') printHtml(await paper.file.text(), paper.name);
      else saveFile(paper.name, paper.file);
    },
  });
  return (
    <Group gap="xs">
      <Button size="xs" variant="default" loading={make.isPending} onClick={() => make.mutate('html')}>
        打印检查记录
      </Button>
      <Button size="xs" variant="subtle" onClick={() => make.mutate('docx')}>
        存成 Word
      </Button>
      <ErrorNote error={make.error} />
    </Group>
  );
}
