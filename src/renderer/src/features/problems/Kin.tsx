import { Text } from '@mantine/core';
import type { Problem } from '#shared/contract/problems.ts';
import { problemStatusLabels } from '#shared/domain/problem/problem.ts';
import { TextLink } from '../find/links.tsx';

type Other = Problem['merged'][number];

/** The problems this one hangs together with: merged into or out of, or the same fault long ago. */
export function Kin({ problem: { mergedInto, merged, earlier } }: { problem: Problem }) {
  if (mergedInto === null && merged.length === 0 && earlier === null) return null;
  return (
    <section aria-label="并案和从前的问题">
      {mergedInto && <Line before="已经并到" other={mergedInto} />}
      {merged.map((other) => (
        <Line key={other.id} before="并进来的" other={other} />
      ))}
      {earlier && <Line before="从前也查出过" other={earlier} />}
    </section>
  );
}

function Line({ before, other }: { before: string; other: Other }) {
  return (
    <Text fz="sm">
      {before}{' '}
      <TextLink to="/problems/$id" params={{ id: other.id }}>
        {other.serial} {other.title}
      </TextLink>
      <Text span c="dimmed">
        {` · ${problemStatusLabels[other.status]}`}
      </Text>
    </Text>
  );
}
