import { Button, Group, Stack, Text } from '@mantine/core';
import { inspectionKindLabels } from '#shared/domain/inspection/inspection.ts';
import type { InspectionKind } from '#shared/domain/inspection/inspection.ts';
import { useApiQuery } from '../../../api/hooks.ts';
import { StatusWord } from '../../../ui/StatusWord.tsx';
import { ButtonLink, TextLink } from '../../find/links.tsx';
import classes from './batch.module.css';

export type SavedBatch = {
  date: string;
  kind: InspectionKind;
  names: string[];
  problemIds: string[];
  needsConfirmation: boolean;
};

/** What became of the round just written down. */
export function BatchSaved({ saved, onAgain }: { saved: SavedBatch; onAgain: () => void }) {
  const problems = useApiQuery('problems', 'list', { filter: 'open', search: '' });
  const made = (problems.data ?? []).filter((problem) => saved.problemIds.includes(problem.id));
  return (
    <Stack gap="md" role="status" maw={820}>
      <Text fz="lg" fw={600}>
        已记下：{saved.date} {inspectionKindLabels[saved.kind]} {saved.names.length} 家
      </Text>
      <Text>{saved.names.join('、')}</Text>
      {saved.needsConfirmation && (
        <StatusWord tone="soon">这一批录得晚了，要另一位同事在“检查”里一家一家确认后才算数。</StatusWord>
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
                  {problem.serial} {problem.venueName} {problem.title}
                </TextLink>
                <Text span c="dimmed">
                  {problem.unitName ? ` 整改单位：${problem.unitName}` : ' 待交办'}
                </Text>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Group>
        <ButtonLink autoFocus to="/checks">
          回检查表
        </ButtonLink>
        <Button variant="default" onClick={onAgain}>
          再录一批
        </Button>
      </Group>
    </Stack>
  );
}
