import { Button, Checkbox, Group, NumberInput, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import type { TemplateMapping } from '#shared/domain/export/mapping.ts';
import type { TemplateSheet } from '#shared/domain/export/template.ts';
import type { Register } from '#shared/registers/register.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { Note } from '../../ui/Note.tsx';
import { JobFile } from '../exports/JobFile.tsx';
import type { MadeFile } from '../exports/JobFile.tsx';
import { OutcomeNote } from '../exports/OutcomeNote.tsx';
import { PurposeInput } from '../exports/PurposeInput.tsx';
import { FilterPanel } from '../registers/list/FilterPanel.tsx';
import { filterWords, toQuery } from '../registers/list/list-state.ts';
import type { ListState } from '../registers/list/list-state.ts';
import { useBusinessRole } from '../registers/useBusinessRole.ts';
import { filledColumns, maskedFields } from './template-choice.ts';
import classes from './templates.module.css';

/** Which rows go into the form, whether masked values go as they are, and the filling itself. */
export function FillThing(props: {
  register: Register;
  file: File;
  fingerprint: string;
  sheet: TemplateSheet;
  mapping: TemplateMapping;
  onMapping: (mapping: TemplateMapping) => void;
  rows: ListState;
  onRows: (step: (rows: ListState) => ListState) => void;
  onMade: (made: MadeFile) => void;
}) {
  const { register, file, mapping } = props;
  const role = useBusinessRole();
  const fill = useApiCommand('templates', 'fill');
  const [isFiltering, setFiltering] = useState(false);
  const [bare, setBare] = useState<ReadonlySet<string>>(new Set());
  const [purpose, setPurpose] = useState('');
  const [made, setMade] = useState<MadeFile | null>(null);
  const query = toQuery(props.rows);
  const list = useApiQuery('registers', 'list', { ...query, register: register.id, offset: 0, limit: 1 });
  const count = list.data?.matching;
  const masked = maskedFields(register, mapping, role);
  const unmask = masked.filter((field) => bare.has(field.key)).map((field) => field.key);
  const isReady = filledColumns(mapping) > 0 && count !== 0 && (unmask.length === 0 || purpose !== '');
  const words = filterWords(register, props.rows.filters, list.data?.names ?? {});
  const outcome = fill.data;

  return (
    <div className={classes.fill}>
      <Title order={3}>填哪些行</Title>
      <div className={classes.bar}>
        <span>
          {words.length === 0 ? '整本台账' : words.map(({ text }) => text).join('；')}
          {count !== undefined && `，${count} 条`}
        </span>
        <Button
          size="compact-sm"
          variant="default"
          aria-expanded={isFiltering}
          onClick={() => setFiltering(!isFiltering)}
        >
          筛选
        </Button>
      </div>
      {isFiltering && (
        <FilterPanel
          register={register}
          state={props.rows}
          names={list.data?.names ?? {}}
          onChange={props.onRows}
        />
      )}
      <DataRows sheet={props.sheet} mapping={mapping} onMapping={props.onMapping} />
      {masked.length > 0 && (
        <>
          <Title order={3}>遮着的</Title>
          <Group gap="xs">
            <span className={classes.quiet}>这几项照遮着的样子填；要填原值的打勾：</span>
            {masked.map((field) => (
              <Checkbox
                key={field.key}
                size="xs"
                label={field.label}
                checked={bare.has(field.key)}
                onChange={() => {
                  const next = new Set(bare);
                  if (!next.delete(field.key)) next.add(field.key);
                  setBare(next);
                }}
              />
            ))}
          </Group>
        </>
      )}
      <PurposeInput
        required={unmask.length > 0}
        value={purpose}
        onChange={setPurpose}
        error={fill.error?.fields?.['purpose']}
      />
      <ErrorNote error={fill.error} />
      <Group gap="xs">
        <Button
          loading={fill.isPending}
          disabled={!isReady}
          onClick={() => {
            setMade(null);
            fill.mutate({ file, name: file.name, register: register.id, mapping, query, unmask, purpose });
          }}
        >
          {count === undefined ? '填表' : `填 ${count} 行`}
        </Button>
        {made && (
          <Button variant="default" onClick={() => props.onMade(made)}>
            哪一行是谁
          </Button>
        )}
      </Group>
      <OutcomeNote outcome={outcome} />
      {outcome?.state === 'started' && <JobFile jobId={outcome.jobId} label="正在填表" onFile={setMade} />}
      <Keep register={register} fingerprint={props.fingerprint} mapping={mapping} fileName={file.name} />
    </div>
  );
}

/** Where the form was read wrong, a person says where its rows are. */
function DataRows(props: {
  sheet: TemplateSheet;
  mapping: TemplateMapping;
  onMapping: (mapping: TemplateMapping) => void;
}) {
  const { sheet, mapping } = props;
  const first = mapping.firstDataRow ?? sheet.firstDataRow;
  const last = mapping.lastTemplateRow ?? sheet.lastTemplateRow;
  const set = (rows: { firstDataRow?: number; lastTemplateRow?: number }) =>
    props.onMapping({ ...mapping, ...rows });
  return (
    <Group gap="xs" align="end">
      <NumberInput
        size="xs"
        w={140}
        label="从表里第几行填起"
        min={1}
        allowDecimal={false}
        value={first}
        onChange={(row) => typeof row === 'number' && row >= 1 && set({ firstDataRow: row })}
      />
      <NumberInput
        size="xs"
        w={140}
        label="原来空行到第几行"
        min={first}
        allowDecimal={false}
        value={last}
        onChange={(row) => typeof row === 'number' && row >= 1 && set({ lastTemplateRow: row })}
      />
      <span className={classes.quiet}>不够的自动加行，下面的合计、签字往下移</span>
    </Group>
  );
}

function Keep(props: {
  register: Register;
  fingerprint: string;
  mapping: TemplateMapping;
  fileName: string;
}) {
  const { register, fingerprint, mapping } = props;
  const save = useApiCommand('templates', 'save');
  const [name, setName] = useState(() => props.fileName.replace(/\.xlsx$/i, '').slice(0, 200));
  const isKept = save.data !== undefined && save.variables?.mapping === mapping;
  return (
    <form
      className={classes.keep}
      aria-label="记住填法"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '')
          save.mutate({ fingerprint, register: register.id, name: name.trim(), mapping });
      }}
    >
      <TextInput
        size="xs"
        label="记住这张表怎么填，叫它"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button
        size="xs"
        type="submit"
        variant="default"
        loading={save.isPending}
        disabled={name.trim() === ''}
      >
        记住
      </Button>
      <ErrorNote error={save.error} />
      {isKept && <Note tone="done">记住了。下次放进同样的空表，就照这样填。</Note>}
    </form>
  );
}
