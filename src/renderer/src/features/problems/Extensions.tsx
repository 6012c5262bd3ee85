import { Text } from '@mantine/core';
import type { Problem } from '#shared/contract/problems.ts';
import type { ExtensionState } from '#shared/domain/problem/problem.ts';
import { StatusWord } from '../../ui/StatusWord.tsx';
import type { Tone } from '../../ui/StatusWord.tsx';
import classes from '../../ui/work.module.css';

const states = {
  pending: { tone: 'soon', word: '等批' },
  granted: { tone: 'done', word: '同意' },
  refused: { tone: 'quiet', word: '不同意' },
  lapsed: { tone: 'quiet', word: '没批就不用了' },
} as const satisfies Record<ExtensionState, { tone: Tone; word: string }>;

/** Every application for more time, whatever became of it. */
export function Extensions({ problem }: { problem: Problem }) {
  if (problem.extensions.length === 0) return null;
  return (
    <section aria-label="延期">
      <h3>延期</h3>
      {problem.extensions.map((extension) => (
        <Text key={extension.appliedOn + extension.wantedDeadline} fz="sm" className={classes.fix}>
          <StatusWord tone={states[extension.state].tone}>{states[extension.state].word}</StatusWord>{' '}
          {extension.fromDeadline} 想延到 {extension.wantedDeadline}：{extension.reason}
          <Text span c="dimmed" display="block">
            {extension.appliedOn} {extension.applicantName} 申请
            {extension.decidedBy !== null && `；${extension.decidedOn} ${extension.decidedBy}`}
            {extension.grantedDeadline !== null && ` 批到 ${extension.grantedDeadline}`}
            {extension.note !== '' && `：${extension.note}`}
          </Text>
        </Text>
      ))}
    </section>
  );
}
