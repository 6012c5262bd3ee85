import { Button, Group, Stack, Text } from '@mantine/core';
import { filterRows, wholeGrid } from '#shared/domain/grid/grid.ts';
import { inspectionKindLabels } from '#shared/domain/inspection/inspection.ts';
import { useApiQuery } from '../../api/hooks.ts';
import { StatusWord } from '../../ui/StatusWord.tsx';
import { ButtonLink, TextLink } from '../find/links.tsx';
import classes from './checks.module.css';
import type { CarriedHead } from './record-draft.ts';

export type SavedCheck = {
  venueName: string;
  head: CarriedHead;
  problemIds: string[];
  needsConfirmation: boolean;
};

/** What became of the check just written down, and where to go on. */
export function RecordSaved({ saved, onNext }: { saved: SavedCheck; onNext: (venueId: string) => void }) {
  const problems = useApiQuery(
    'problems',
    'list',
    { filter: 'open', search: '' },
    { enabled: saved.problemIds.length > 0 },
  );
  const matrix = useApiQuery('checks', 'matrix', { weeks: 2 });
  const made = (problems.data ?? []).filter((problem) => saved.problemIds.includes(problem.id));
  const waiting = matrix.data
    ? filterRows(matrix.data.columns, matrix.data.rows, { ...wholeGrid, only: 'waiting' })
    : [];
  const next = waiting[0];

  return (
    <Stack gap="md" role="status" maw={760}>
      <Text fz="lg" fw={600}>
        已记下：{saved.head.date} {saved.venueName}（{inspectionKindLabels[saved.head.kind]}）
      </Text>
      {saved.needsConfirmation && (
        <StatusWord tone="soon">
          这次检查录得晚了，要另一位同事在“检查”里点开这家场所，确认后才算数。
        </StatusWord>
      )}
      {saved.problemIds.length === 0 ? (
        <Text>没有查出问题。</Text>
      ) : (
        <div>
          <Text>查出 {saved.problemIds.length} 个问题，已经列进两个清单：</Text>
          <ul className={classes.made}>
            {made.map((problem) => (
              <li key={problem.id}>
                <TextLink to="/problems/$id" params={{ id: problem.id }}>
                  {problem.serial} {problem.title}
                </TextLink>
                <Text span c="dimmed">
                  {problem.unitName ? ` 整改单位：${problem.unitName}` : ' 待交办'}
                </Text>
              </li>
            ))}
          </ul>
        </div>
      )}
      {next ? (
        <>
          <Text>本周还有 {waiting.length} 家没查。</Text>
          <Group>
            <Button autoFocus onClick={() => onNext(next.id)}>
              记下一家：{next.name}
            </Button>
            <ButtonLink variant="default" to="/checks">
              回检查表
            </ButtonLink>
          </Group>
          <Group gap="xs">
            {waiting.slice(1, 13).map((row) => (
              <Button key={row.id} size="xs" variant="default" onClick={() => onNext(row.id)}>
                {row.name}
              </Button>
            ))}
          </Group>
        </>
      ) : (
        <Group>
          <Text>本周该查的都查过了。</Text>
          <ButtonLink autoFocus to="/checks">
            回检查表
          </ButtonLink>
        </Group>
      )}
    </Stack>
  );
}
