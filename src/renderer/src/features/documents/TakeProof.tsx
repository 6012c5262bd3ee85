import { Button } from '@mantine/core';
import { useApiCommand } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { saveFile } from '../../ui/save-file.ts';

type Props = {
  id: string;
  /** Stores what is still unsaved. */
  beforeTake: () => Promise<void>;
  isChanged: boolean;
};

/** A paper set by a Word template is looked at and printed in the word processor, before it is issued too. */
export function TakeProof({ id, beforeTake, isChanged }: Props) {
  const proof = useApiCommand('wordTemplates', 'proof');

  async function take(): Promise<void> {
    if (isChanged) await beforeTake();
    const { name, file } = await proof.mutateAsync({ documentId: id });
    saveFile(name, file);
  }

  return (
    <>
      <Button variant="default" loading={proof.isPending} onClick={() => void take().catch(() => undefined)}>
        取 Word 清样
      </Button>
      <ErrorNote error={proof.error} />
    </>
  );
}
