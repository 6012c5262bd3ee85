import { Button, NumberInput, Stack } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Api } from '#shared/rpc/client.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Note } from '../../ui/Note.tsx';
import { Section } from '../../ui/Section.tsx';
import { Facts } from '../../ui/Thing.tsx';

type Settings = Awaited<ReturnType<Api['desk']['settings']>>;

/** The office's own rules. The security admin sets them; everybody may read them. */
export function DeskRules({ canChange }: { canChange: boolean }) {
  const settings = useApiQuery('desk', 'settings', {});
  const status = useApiQuery('desk', 'status', {});
  return (
    <Section title="工作台" {...(canChange ? {} : { hint: '由安全保密管理员定' })}>
      <Loaded query={settings} rows={4}>
        {(saved) => (
          <Stack gap="lg">
            <Facts
              facts={[
                ['单位', saved.townName],
                ['资料存放', status.data?.folder ?? ''],
                ['版本', status.data?.version ?? ''],
                ...(canChange
                  ? []
                  : ([
                      ['自动锁定', `${saved.idleMinutes} 分钟没人动`],
                      ['补录期限', `${saved.lateEntryDays} 天内算补录，再晚要第二个人确认`],
                      ['密码', `至少 ${saved.passwordMinLength} 位`],
                    ] as const)),
              ]}
            />
            {canChange && <RulesForm saved={saved} />}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

function RulesForm({ saved }: { saved: Settings }) {
  const [idleMinutes, setIdle] = useState(saved.idleMinutes);
  const [lateEntryDays, setLate] = useState(saved.lateEntryDays);
  const [passwordMinLength, setLength] = useState(saved.passwordMinLength);
  const save = useApiCommand('desk', 'saveSettings');

  function submit(event: FormEvent): void {
    event.preventDefault();
    save.mutate({ idleMinutes, lateEntryDays, passwordMinLength });
  }

  return (
    <form onSubmit={submit} aria-label="工作台的规矩" noValidate>
      <Stack gap="md" maw={360}>
        <NumberInput
          label="几分钟没人动就锁定"
          description="1 到 15 分钟"
          value={idleMinutes}
          min={1}
          max={15}
          allowDecimal={false}
          error={save.error?.fields?.['idleMinutes']}
          onChange={(value) => setIdle(Number(value))}
        />
        <NumberInput
          label="几天之内算补录"
          description="再晚录入的，要第二个人确认才算数"
          value={lateEntryDays}
          min={0}
          max={31}
          allowDecimal={false}
          error={save.error?.fields?.['lateEntryDays']}
          onChange={(value) => setLate(Number(value))}
        />
        <NumberInput
          label="密码至少几位"
          description="8 到 64 位，改了以后新设的密码照办"
          value={passwordMinLength}
          min={8}
          max={64}
          allowDecimal={false}
          error={save.error?.fields?.['passwordMinLength']}
          onChange={(value) => setLength(Number(value))}
        />
        <ErrorNote error={save.error} />
        {save.isSuccess && <Note tone="done">已保存。</Note>}
        <div>
          <Button type="submit" loading={save.isPending}>
            保存
          </Button>
        </div>
      </Stack>
    </form>
  );
}
