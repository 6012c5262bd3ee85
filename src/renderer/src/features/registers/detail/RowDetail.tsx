import { Button, Group } from '@mantine/core';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { registersContract } from '#shared/contract/registers.ts';
import { PlaceRegister } from '#shared/domain/inspection/place.ts';
import type { Register } from '#shared/registers/register.ts';
import { useApiQuery } from '../../../api/hooks.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { Note } from '../../../ui/Note.tsx';
import { formatInstant } from '../../../ui/format.ts';
import { Papers } from '../../documents/Papers.tsx';
import { ButtonLink, TextLink } from '../../find/links.tsx';
import { PrivacyButton } from '../../privacy/PrivacyButton.tsx';
import { Pane } from '../Pane.tsx';
import { RegisterForm } from '../form/RegisterForm.tsx';
import classes from '../registers.module.css';
import { useIsCoordinating, useMayKeep } from '../useBusinessRole.ts';
import { nameOf, wordsOf } from '../values.ts';
import { Attachments } from './Attachments.tsx';
import { RowFacts } from './RowFacts.tsx';
import { Relations } from './Relations.tsx';
import { Remove, Restore } from './Removal.tsx';
import { Timeline } from './Timeline.tsx';

export type WholeRow = InferContractRouterOutputs<typeof registersContract>['get'];

type Props = {
  register: Register;
  id: string;
  isEditing: boolean;
  onEdit: (isEditing: boolean) => void;
  onOpen: (id: string) => void;
  onMerge: (otherId: string) => void;
  onClose: () => void;
};

/** One row with everything in it, what hangs on it and everything that happened to it. */
export function RowDetail(props: Props) {
  const { register, id } = props;
  const row = useApiQuery('registers', 'get', { register: register.id, id });
  const title = row.data ? nameOf(register, row.data.values) : '';
  return (
    <Pane title={title} onClose={props.onClose}>
      {row.error?.code === 'record.missing' ? (
        <Gone />
      ) : (
        <Loaded query={row}>
          {(data) =>
            props.isEditing && !data.isRemoved ? (
              <RegisterForm
                register={register}
                row={data}
                onSaved={() => props.onEdit(false)}
                onLeave={() => props.onEdit(false)}
                onOpen={props.onOpen}
                onMerge={props.onMerge}
              />
            ) : (
              <Shown {...props} row={data} />
            )
          }
        </Loaded>
      )}
    </Pane>
  );
}

/** Never there, or not this account's to see: which of the two, nobody is told. */
function Gone() {
  return (
    <EmptyState title="打不开这一条">
      可能没有这一条，也可能不归这个账号看。要看的，请找综合协调的同事。
    </EmptyState>
  );
}

/** Who took it out, when and why; of a merged one, the way to the kept one. */
function RemovalNote({ register, removal }: { register: Register; removal: WholeRow['removal'] }) {
  return (
    <Note>
      {removal?.isErased ? '这一条的内容已经按期销毁，不能恢复。' : '这一条已经移出台账，只能看，不能改。'}
      {removal &&
        !removal.isErased &&
        `${formatInstant(removal.at)} ${removal.by} 移出：${removal.reason || '没有写原因'}。`}
      {removal !== null && removal.mergedInto !== null && (
        <TextLink to="/registers/$register/$id" params={{ register: register.id, id: removal.mergedInto }}>
          看合并后的那一条
        </TextLink>
      )}
    </Note>
  );
}

function Shown({ register, id, row, onEdit, onClose }: Props & { row: WholeRow }) {
  const isCoordinating = useIsCoordinating();
  const mayKeep = useMayKeep(register);
  return (
    <>
      {row.isRemoved ? (
        <>
          <RemovalNote register={register} removal={row.removal} />
          {isCoordinating && row.removal?.mergedInto === null && !row.removal.isErased && (
            <Restore register={register} id={id} />
          )}
        </>
      ) : (
        <Group gap="xs" className="no-print">
          {mayKeep && <Button onClick={() => onEdit(true)}>修改</Button>}
          {PlaceRegister.safeParse(register.id).success && (
            <ButtonLink
              variant="default"
              to="/checks/at/$register/$id"
              params={{ register: register.id, id }}
            >
              记一次检查
            </ButtonLink>
          )}
          {isCoordinating && <Remove register={register} id={id} onRemoved={onClose} />}
        </Group>
      )}
      {register.isPublished && <PrivacyButton text={wordsOf(register, row.values)} />}
      {row.removal?.isErased !== true && <RowFacts key={row.revision} register={register} row={row} />}
      <Relations register={register} id={id} summary={row.relations} />
      {register.id === 'venues' && <Papers subject={{ type: 'venue', id }} mayDraft={!row.isRemoved} />}
      <Attachments register={register} id={id} files={row.files} isFixed={row.isRemoved || !mayKeep} />
      <section className={classes.part} aria-label="经过">
        <h3>经过</h3>
        <Timeline register={register} history={row.history} names={row.names} />
      </section>
    </>
  );
}
