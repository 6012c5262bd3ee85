import { Button, Checkbox, Stack } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import type { ApiOutput } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Note } from '../../ui/Note.tsx';
import { Section } from '../../ui/Section.tsx';

type Rule = ApiOutput<'documents', 'signingRule'>;

/** Whether forms, too, wait for a leader. */
export function SigningRule() {
  const rule = useApiQuery('documents', 'signingRule', {});
  return (
    <Section title="表单的签批" hint="督办单、交办单、催办单这些">
      <Loaded query={rule} rows={2}>
        {(held) => <RuleForm key={String(held.formsNeedSigner)} held={held} />}
      </Loaded>
    </Section>
  );
}

function RuleForm({ held }: { held: Rule }) {
  const [isNeeded, setNeeded] = useState(held.formsNeedSigner);
  const save = useApiCommand('documents', 'saveSigningRule');
  const isFixed = held.formsNeedSigner && !held.canLoosen;

  function submit(event: FormEvent): void {
    event.preventDefault();
    save.mutate({ formsNeedSigner: isNeeded });
  }

  return (
    <form onSubmit={submit} aria-label="表单的签批">
      <Stack gap="md" maw={420}>
        <Checkbox
          label="表单也要领导签批才能签发"
          description={
            isFixed
              ? '已经定了要签批；不再要，请领导登录来改。'
              : '不勾：表单由综合协调直接签发。带文号的通知、函，什么时候都要签批。改了以后，还没签发的照新的办。'
          }
          checked={isNeeded}
          disabled={isFixed}
          onChange={(event) => setNeeded(event.currentTarget.checked)}
        />
        <ErrorNote error={save.error} />
        {save.isSuccess && <Note tone="done">已保存。</Note>}
        <div>
          <Button type="submit" loading={save.isPending} disabled={isNeeded === held.formsNeedSigner}>
            保存
          </Button>
        </div>
      </Stack>
    </form>
  );
}
