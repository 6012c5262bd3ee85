import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useApiCommand } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { Note } from '../../ui/Note.tsx';
import { Section } from '../../ui/Section.tsx';
import { HalvesInput } from './HalvesInput.tsx';
import type { Halves } from './HalvesInput.tsx';

const blank: Halves = ['', ''];

/** Proves that the two envelopes still open this desk, before anybody needs them. */
export function Drill() {
  const [isOpen, setOpen] = useState(false);
  const [halves, setHalves] = useState<Halves>(blank);
  const drill = useApiCommand('backups', 'drill');

  function submit(event: FormEvent): void {
    event.preventDefault();
    drill.mutate(
      { halves },
      {
        onSuccess: () => {
          setHalves(blank);
          setOpen(false);
        },
      },
    );
  }

  return (
    <Section title="恢复演练" hint="每半年一次">
      <Stack gap="md">
        <div>两位保管人带上信封到场，当面拆开，把两半各输一遍。只核对钥匙，不动任何资料。</div>
        {drill.isSuccess && !isOpen && (
          <Note tone="done">✓ 两半合起来能打开这台工作台。请把两张纸重新装封、签名。</Note>
        )}
        {isOpen ? (
          <form onSubmit={submit} aria-label="恢复演练">
            <Stack gap="md">
              <HalvesInput value={halves} onChange={setHalves} fields={drill.error?.fields} />
              <ErrorNote error={drill.error} />
              <div style={{ display: 'flex', gap: 12 }}>
                <Button
                  type="submit"
                  loading={drill.isPending}
                  disabled={!halves[0].trim() || !halves[1].trim()}
                >
                  核对钥匙
                </Button>
                <Button
                  variant="default"
                  onClick={() => {
                    setHalves(blank);
                    setOpen(false);
                    drill.reset();
                  }}
                >
                  不做了
                </Button>
              </div>
            </Stack>
          </form>
        ) : (
          <div>
            <Button variant="default" onClick={() => setOpen(true)}>
              开始演练
            </Button>
          </div>
        )}
      </Stack>
    </Section>
  );
}
