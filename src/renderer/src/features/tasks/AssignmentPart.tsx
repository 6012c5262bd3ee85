import { Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Task, TaskAssignment } from '#shared/contract/tasks.ts';
import { assignmentActionLabels, levelLabels, partLabels } from '#shared/domain/task/task.ts';
import type { AssignmentAction, ExtensionStatus } from '#shared/domain/task/task.ts';
import { Offers } from '../../ui/Offers.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';
import { PhotoStrip } from '../checks/Photos.tsx';
import { useLeftOpen } from '../../drafts/use-draft.ts';
import { AssignmentForm, assignmentDraft } from './AssignmentForm.tsx';
import { dueWords, forwards, partStatusOf } from './task-words.ts';
import work from '../../ui/work.module.css';
import classes from './tasks.module.css';

type Props = {
  task: Task;
  part: TaskAssignment;
  /** The step somebody came to take. */
  step: string | undefined;
  isDraft: boolean;
  isShown: boolean;
  onToggle: () => void;
  /** Something is being done with this part: it stays open afterwards. */
  onStay: () => void;
};

/** One unit's part: a line that opens to what it reported and to what can be done now. */
export function AssignmentPart({ task, part, step, isDraft, isShown, onToggle, onStay }: Props) {
  return (
    <div className={classes.part} data-shown={isShown || undefined}>
      <UnstyledButton className={classes.partHead} aria-expanded={isShown} onClick={onToggle}>
        <span>
          <Text span c="dimmed">
            {partLabels[part.part]}
          </Text>{' '}
          <b>{part.unitName}</b>
        </span>
        <span className={classes.partQuiet}>
          {[
            isDraft ? '' : dueWords(part),
            part.urgedCount > 0 ? `催办 ${part.urgedCount} 次` : '',
            levelLabels[part.level],
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <StatusWord {...partStatusOf(part, isDraft)} />
      </UnstyledButton>
      {isShown && !isDraft && (
        <Inside key={task.revision} task={task} part={part} step={step} onStay={onStay} />
      )}
    </div>
  );
}

type InsideProps = Pick<Props, 'task' | 'part' | 'step' | 'onStay'>;

function Inside({ task, part, step, onStay }: InsideProps) {
  const allowed = part.offers.filter(({ isAllowed }) => isAllowed).map(({ action }) => action);
  const wasLeftOpen = useLeftOpen();
  // Who comes from 今日 to do one thing finds it open.
  const [chosen, setChosen] = useState<AssignmentAction | null>(
    () =>
      allowed.find((action) => action === step) ??
      allowed.find((action) => wasLeftOpen(assignmentDraft(part.id, action))) ??
      null,
  );
  if (!part.isOpen) {
    return (
      <Text fz="sm" c="dimmed" className={classes.partBody}>
        别的单位这一份，只看得到办到哪一步。
      </Text>
    );
  }
  return (
    <div className={classes.partBody}>
      <Days part={part} />
      {part.ladder.waiting.map(({ label, on }) => (
        <Text key={label} fz="sm" c="var(--late)">
          ▲ {on} 起该{label}，还没办。
        </Text>
      ))}
      {part.extensions.map((extension) => (
        <Text key={extension.id} fz="sm" className={work.fix}>
          申请从 {extension.from} 延到 {extension.to}：{extension.reason}
          <Text span c="dimmed" display="block">
            {extension.handlerName} 申请 · {extensionWords[extension.status]}
            {extension.deciderName && ` · ${extension.deciderName} 批`}
            {extension.opinion && `：${extension.opinion}`}
          </Text>
        </Text>
      ))}
      {part.reports.map((report) => (
        <div key={report.id} className={work.fix}>
          {report.note}
          <Text span c="dimmed" fz="sm" display="block">
            {report.doneOn} · {report.handlerName}
            {report.typistName !== report.handlerName && ` · 录入人 ${report.typistName}`}
          </Text>
          <PhotoStrip label="反馈的照片和材料" files={report.files} />
        </div>
      ))}
      {chosen ? (
        <AssignmentForm task={task} part={part} action={chosen} onDone={() => setChosen(null)} />
      ) : (
        <PartOffers
          part={part}
          onChoose={(action) => {
            onStay();
            setChosen(action);
          }}
        />
      )}
    </div>
  );
}

const extensionWords: Record<ExtensionStatus, string> = {
  pending: '等着批',
  approved: '同意了',
  refused: '没同意',
  dropped: '已不用批',
};

function Days({ part }: { part: TaskAssignment }) {
  const words = [
    part.dispatchedOn && `${part.dispatchedOn} 交办`,
    part.signedOn && `${part.signedOn} 签收`,
    part.reportedOn && `${part.reportedOn} 反馈`,
    part.closedOn && `${part.closedOn} 办结`,
    `期限 ${part.deadline}`,
    part.originalDeadline !== part.deadline && `原定 ${part.originalDeadline}`,
    part.ladder.next && `下一步 ${part.ladder.next.on} ${part.ladder.next.label}`,
  ].filter(Boolean);
  return (
    <Text fz="sm" c="dimmed">
      {words.join(' · ')}
    </Text>
  );
}

type OffersProps = { part: TaskAssignment; onChoose: (action: AssignmentAction) => void };

/** What may be done now, and under it what may not, with the reason. */
function PartOffers({ part, onChoose }: OffersProps) {
  const main = part.offers.find(({ action, isAllowed }) => isAllowed && forwards.includes(action))?.action;
  if (part.offers.length === 0) return null;
  return (
    <Offers
      label={`${part.unitName}现在能办的`}
      size="xs"
      offers={part.offers}
      labels={assignmentActionLabels}
      main={main}
      onChoose={onChoose}
    />
  );
}
