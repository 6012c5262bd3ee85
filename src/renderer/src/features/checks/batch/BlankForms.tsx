import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { AppError } from '#shared/rpc/app-error.ts';
import { useApiCall } from '../../../api/hooks.ts';
import { ErrorNote } from '../../../ui/ErrorState.tsx';
import { printHtml } from '../../../ui/print-html.ts';
import { saveFile } from '../../../ui/save-file.ts';
import type { BatchDraft } from './batch-draft.ts';

/** 空白检查表 for the places chosen: to print, or as a file for Word. */
export function BlankForms({ draft, units }: { draft: BatchDraft; units: readonly string[] }) {
  const call = useApiCall();
  const make = useMutation<void, AppError, 'html' | 'docx'>({
    mutationFn: async (format) => {
      const { places, kind, date } = draft;
      const paper = await call('checks', 'blankForms', {
        places,
        kind,
        date: date || null,
        units: [...units],
        format,
      });
      if (format === 'html') printHtml(await paper.file.text(), paper.name);
      else saveFile(paper.name, paper.file);
    },
  });
  const isNone = draft.places.length === 0;
  return (
    <>
      <Button
        variant="default"
        disabled={isNone}
        loading={make.isPending}
        title={isNone ? '先选要去的场所' : undefined}
        onClick={() => make.mutate('html')}
      >
        打印空白表
      </Button>
      <Button variant="subtle" disabled={isNone} onClick={() => make.mutate('docx')}>
        存成 Word
      </Button>
      <ErrorNote error={make.error} />
    </>
  );
}
