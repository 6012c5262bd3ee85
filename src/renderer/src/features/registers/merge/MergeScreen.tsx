import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Field, Register } from '#shared/registers/register.ts';
import type { AppError } from '#shared/rpc/app-error.ts';
import { useApiCommand, useApiQuery } from '../../../api/hooks.ts';
import { ErrorNote, ErrorState } from '../../../ui/ErrorState.tsx';
import { LoadingState } from '../../../ui/LoadingState.tsx';
import { Note } from '../../../ui/Note.tsx';
import { Screen } from '../../../ui/Screen.tsx';
import type { WholeRow } from '../detail/RowDetail.tsx';
import classes from '../registers.module.css';
import { nameOf, showValue } from '../values.ts';
import { defaultSides, looksAlike, takenKeys } from './merge-choice.ts';
import type { Side } from './merge-choice.ts';

/** Two rows side by side; for each field that differs one says which holds. Both histories are kept. */
export function MergeScreen(props: {
  register: Register;
  ids: readonly [string, string];
  onLeave: () => void;
  onMerged: (id: string) => void;
}) {
  const { register } = props;
  const [isSwapped, setSwapped] = useState(false);
  const [keepId, dropId] = isSwapped ? [props.ids[1], props.ids[0]] : props.ids;
  const keep = useApiQuery('registers', 'get', { register: register.id, id: keepId });
  const drop = useApiQuery('registers', 'get', { register: register.id, id: dropId });
  // Here and not in the form: once the other row is gone the form is too, and nobody would hear that it went well.
  const merge = useApiCommand('registers', 'merge');
  const different = useApiQuery('registers', 'compare', { register: register.id, keepId, dropId });
  const error = merge.isPending || merge.isSuccess ? null : (keep.error ?? drop.error ?? different.error);
  const isReady = keep.data?.id === keepId && drop.data?.id === dropId;
  return (
    <Screen
      title="合并两条"
      hint={register.label}
      actions={
        <Button variant="default" onClick={props.onLeave}>
          不合并，回台账
        </Button>
      }
    >
      {error ? (
        <ErrorState error={error} />
      ) : isReady && keep.data && drop.data && different.data ? (
        <Merge
          key={keepId}
          register={register}
          keep={keep.data}
          drop={drop.data}
          different={register.fields.filter(({ key }) => different.data.includes(key))}
          onSwap={() => setSwapped(!isSwapped)}
          isBusy={merge.isPending}
          error={merge.error}
          onMerge={(taken) =>
            merge.mutate(
              { register: register.id, keepId, dropId, values: keep.data.values, taken },
              { onSuccess: ({ id }) => props.onMerged(id) },
            )
          }
        />
      ) : (
        <LoadingState />
      )}
    </Screen>
  );
}

function Merge(props: {
  register: Register;
  keep: WholeRow;
  drop: WholeRow;
  different: readonly Field[];
  onSwap: () => void;
  isBusy: boolean;
  error: AppError | null;
  onMerge: (taken: string[]) => void;
}) {
  const { register, keep, drop, different } = props;
  const [sides, setSides] = useState(() => defaultSides(different, keep));
  const names = { ...drop.names, ...keep.names };
  const alike = register.fields.length - different.length;

  return (
    <form
      className={classes.stack}
      aria-label="合并两条"
      onSubmit={(event) => {
        event.preventDefault();
        if (!props.isBusy) props.onMerge(takenKeys(sides));
      }}
    >
      <Note>
        留下的一条接过另一条的检查、问题、照片和全部经过；另一条移出台账，注明并到了哪里。相同的 {alike}{' '}
        项不列。
      </Note>
      <div className={classes.sheet}>
        <table>
          <thead>
            <tr>
              <th>项目</th>
              <th>
                留下：{nameOf(register, keep.values)}{' '}
                <Button size="compact-xs" variant="subtle" onClick={props.onSwap}>
                  对调
                </Button>
              </th>
              <th>并进来：{nameOf(register, drop.values)}</th>
            </tr>
          </thead>
          <tbody>
            {different.map((field) => (
              <tr key={field.key}>
                <th scope="row">
                  {field.label}
                  {looksAlike(field, keep, drop) && (
                    <div className={classes.quiet}>遮着的几位不一样。拿不准的，先回台账分别看原值</div>
                  )}
                </th>
                {(['keep', 'drop'] as const satisfies Side[]).map((side) => (
                  <td key={side} data-chosen={sides[field.key] === side || undefined}>
                    <label className={classes.tick}>
                      <input
                        type="radio"
                        name={field.key}
                        checked={sides[field.key] === side}
                        onChange={() => setSides((known) => ({ ...known, [field.key]: side }))}
                      />
                      {showValue(field, (side === 'keep' ? keep : drop).values[field.key], names) || '（空）'}
                    </label>
                  </td>
                ))}
              </tr>
            ))}
            {different.length === 0 && (
              <tr>
                <td colSpan={3}>两条填的完全一样，可以直接合并。</td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      <ErrorNote error={props.error} />
      <div>
        <Button type="submit" loading={props.isBusy}>
          合并成一条
        </Button>
      </div>
    </form>
  );
}
