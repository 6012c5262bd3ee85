import { NumberInput, Stack } from '@mantine/core';
import { useState } from 'react';
import type { PrivacyRule } from '#shared/contract/privacy.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Section } from '../../ui/Section.tsx';
import { LooseningWaits, RuleForm } from './loosening.tsx';

const meanwhile = '按原来的查';

/** How few people a description must fit to tell who they are. More holds at once; fewer only when another person agrees. */
export function PrivacyRules() {
  const rule = useApiQuery('privacy', 'rule', {});
  const propose = useApiCommand('privacy', 'proposeRule');
  return (
    <Section title="隐私检查的人数" hint="通报、宣传稿签发前用">
      <Loaded query={rule} rows={3}>
        {(held) => (
          <Stack gap="md">
            {held.proposal && <Waiting proposal={held.proposal} />}
            <LeastForm key={held.least} held={held} propose={propose} />
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

function Waiting({ proposal }: { proposal: NonNullable<PrivacyRule['proposal']> }) {
  const agree = useApiCommand('privacy', 'agreeRule');
  const drop = useApiCommand('privacy', 'dropRule');
  const wish = `到少于 ${proposal.least} 人`;
  return <LooseningWaits {...{ proposal, wish, meanwhile, agree, drop }} canAgree={!proposal.isMine} />;
}

type Propose = ReturnType<typeof useApiCommand<'privacy', 'proposeRule'>>;

function LeastForm({ held, propose }: { held: PrivacyRule; propose: Propose }) {
  const [least, setLeast] = useState(held.least);

  function send(reason: string, done: () => void): void {
    propose.mutate(
      { least, reason },
      {
        onSuccess: ({ state }) => {
          done();
          if (state !== 'set') setLeast(held.least);
        },
      },
    );
  }

  return (
    <RuleForm
      label="隐私检查的人数"
      isSame={least === held.least}
      isLoosened={least < held.least}
      meanwhile={meanwhile}
      propose={propose}
      onPropose={send}
    >
      <NumberInput
        label="合起来少于几个人，算能认出人"
        description="例如“某校三年级的女生”，台账里只对得上 4 个人，少于 5 人，就要改。人数越大查得越严。"
        value={least}
        min={3}
        max={50}
        allowDecimal={false}
        error={propose.error?.fields?.['least']}
        onChange={(value) => setLeast(Number(value))}
      />
    </RuleForm>
  );
}
