import { Button, Checkbox, Group, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { isMasked } from '#shared/domain/permissions/masking.ts';
import type { RegisterQuery } from '#shared/contract/registers.ts';
import type { Register } from '#shared/registers/register.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { TextLink } from '../find/links.tsx';
import { Pane } from '../registers/Pane.tsx';
import { chooseColumns } from '../registers/list/columns.ts';
import { plainList, toQuery } from '../registers/list/list-state.ts';
import type { ListState } from '../registers/list/list-state.ts';
import classes from '../registers/registers.module.css';
import { useBusinessRole } from '../registers/useBusinessRole.ts';
import { JobFile } from './JobFile.tsx';
import { OutcomeNote } from './OutcomeNote.tsx';
import { PurposeInput } from './PurposeInput.tsx';

/** 导出: which rows, which columns, and whether masked values leave as they are. */
export function ExportThing(props: {
  register: Register;
  state: ListState;
  /** Ids of the rows marked in the list. */
  marked: readonly string[];
  onClose: () => void;
}) {
  const { register, state, marked } = props;
  const role = useBusinessRole();
  const create = useApiCommand('exports', 'create');
  const [which, setWhich] = useState<Which>(marked.length > 0 ? 'marked' : 'shown');
  const [columns, setColumns] = useState<ReadonlySet<string>>(
    () => new Set(chooseColumns(register, state.columns).map((field) => field.key)),
  );
  const [bare, setBare] = useState<ReadonlySet<string>>(new Set());
  const [purpose, setPurpose] = useState('');
  const query = queryOf(which, state, marked);
  const list = useApiQuery('registers', 'list', { ...query, register: register.id, offset: 0, limit: 1 });
  const rows = list.data?.matching;
  const taken = register.fields.filter((field) => columns.has(field.key));
  const maskedTaken = taken.filter((field) => isMasked(field, role));
  const unmask = maskedTaken.filter((field) => bare.has(field.key)).map((field) => field.key);
  const isReady = taken.length > 0 && rows !== 0 && (unmask.length === 0 || purpose !== '');
  const outcome = create.data;

  return (
    <Pane title="导出" onClose={props.onClose}>
      <form
        className={classes.stack}
        aria-label="导出"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isReady || create.isPending || outcome) return;
          create.mutate({
            register: register.id,
            query,
            columns: taken.map((field) => field.key),
            unmask,
            purpose,
          });
        }}
      >
        <div>
          <SegmentedControl
            size="xs"
            aria-label="导出哪些"
            value={which}
            onChange={setWhich}
            data={[
              ...(marked.length > 0 ? [{ value: 'marked' as const, label: '选中的' }] : []),
              { value: 'shown', label: '左边列出的' },
              { value: 'all', label: '整本台账' },
            ]}
          />
          {rows !== undefined && <span className={classes.beside}>{rows} 条</span>}
        </div>
        <Ticks
          legend="带哪些列"
          fields={register.fields}
          ticked={columns}
          onTick={setColumns}
          actions={
            <>
              <Button
                size="compact-xs"
                variant="subtle"
                onClick={() => setColumns(new Set(register.fields.map((field) => field.key)))}
              >
                全选
              </Button>
              <Button
                size="compact-xs"
                variant="subtle"
                onClick={() => setColumns(new Set([register.titleField]))}
              >
                只留名称
              </Button>
            </>
          }
        />
        {maskedTaken.length > 0 && (
          <Ticks
            legend="这几列遮着导出；要给原值的打勾"
            fields={maskedTaken}
            ticked={bare}
            onTick={setBare}
          />
        )}
        <PurposeInput
          required={unmask.length > 0}
          value={purpose}
          onChange={setPurpose}
          error={create.error?.fields?.['purpose']}
        />
        <ErrorNote error={create.error} />
        <OutcomeNote outcome={outcome} />
        {outcome?.state === 'started' && <JobFile jobId={outcome.jobId} label="正在导出" />}
        {outcome ? (
          <div>
            <Button variant="default" onClick={() => create.reset()}>
              再导一次
            </Button>
          </div>
        ) : (
          <Group gap="xs">
            <Button type="submit" loading={create.isPending} disabled={!isReady}>
              {rows === undefined ? '导出' : `导出 ${rows} 条`}
            </Button>
            <TextLink to="/registers/templates" search={{ register: register.id }} fz="sm">
              要填县里的模板？到“县里模板”
            </TextLink>
          </Group>
        )}
      </form>
      <p className={classes.quiet}>
        每次导出都记入审计。条数多的、一天里加起来多的，要等第二个人同意才能下载。
      </p>
    </Pane>
  );
}

type Which = 'marked' | 'shown' | 'all';

/** Marked rows keep the order of the list; what narrows it does not take any of them away. */
function queryOf(which: Which, state: ListState, marked: readonly string[]): RegisterQuery {
  if (which === 'all') return toQuery(plainList);
  const query = toQuery(state);
  if (which === 'shown' || marked.length === 0) return query;
  return { ...query, search: '', filters: {}, ids: [...marked] };
}

function Ticks(props: {
  legend: string;
  fields: Register['fields'];
  ticked: ReadonlySet<string>;
  onTick: (keys: ReadonlySet<string>) => void;
  actions?: React.ReactNode;
}) {
  return (
    <fieldset className={classes.ticks}>
      <legend>
        {props.legend} {props.actions}
      </legend>
      {props.fields.map((field) => (
        <Checkbox
          key={field.key}
          size="xs"
          label={field.label}
          checked={props.ticked.has(field.key)}
          onChange={() => {
            const next = new Set(props.ticked);
            if (!next.delete(field.key)) next.add(field.key);
            props.onTick(next);
          }}
        />
      ))}
    </fieldset>
  );
}
