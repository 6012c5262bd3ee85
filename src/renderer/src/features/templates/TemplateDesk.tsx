import { Button, Select } from '@mantine/core';
import type { InferContractRouterOutputs } from '@orpc/contract';
import { useState } from 'react';
import type { templatesContract } from '#shared/contract/templates.ts';
import type { TemplateMapping } from '#shared/domain/export/mapping.ts';
import type { Register } from '#shared/registers/register.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Note } from '../../ui/Note.tsx';
import type { MadeFile } from '../exports/JobFile.tsx';
import { plainList, toQuery } from '../registers/list/list-state.ts';
import type { ListState } from '../registers/list/list-state.ts';
import { DrillView } from './DrillView.tsx';
import { FillThing } from './FillThing.tsx';
import { MappingTable } from './MappingTable.tsx';
import classes from './templates.module.css';

export type Inspected = InferContractRouterOutputs<typeof templatesContract>['inspect'];

/** One empty form: what goes into which column on the left, which rows and the filling on the right. */
export function TemplateDesk(props: {
  register: Register;
  file: File;
  inspected: Inspected;
  onLeave: () => void;
}) {
  const { register, file, inspected } = props;
  const [mapping, setMapping] = useState<TemplateMapping | undefined>(
    inspected.saved ?? inspected.guesses[0],
  );
  const [rows, setRows] = useState<ListState>(plainList);
  const [made, setMade] = useState<MadeFile | null>(null);
  const sheet = inspected.sheets.find(({ name }) => name === mapping?.sheet);

  if (made) {
    return <DrillView register={register} query={toQuery(rows)} made={made} onLeave={() => setMade(null)} />;
  }
  const bar = (
    <div className={classes.bar}>
      <span>{file.name}</span>
      <span className={classes.quiet}>用“{register.label}”填</span>
      {inspected.sheets.length > 1 && (
        <Select
          size="xs"
          aria-label="哪一张工作表"
          data={inspected.sheets.map(({ name }) => name)}
          value={mapping?.sheet ?? null}
          onChange={(name) => setMapping(inspected.guesses.find((guess) => guess.sheet === name) ?? mapping)}
        />
      )}
      <Button size="compact-md" variant="default" onClick={props.onLeave}>
        换一张空表
      </Button>
    </div>
  );
  if (!mapping || !sheet) {
    return (
      <>
        {bar}
        <EmptyState title="这张表里没有找到要填的格子">
          要有一行写着各列叫什么的表头，下面有空行。确实有的，请把它存成 .xlsx 再放进来。
        </EmptyState>
      </>
    );
  }
  return (
    <>
      {bar}
      {inspected.saved && <Note>这张表填过，每一列照上次的填法排好了。</Note>}
      <div className={classes.split}>
        <section className={classes.half} aria-label="每一列填什么">
          <MappingTable register={register} sheet={sheet} mapping={mapping} onChange={setMapping} />
        </section>
        <section className={classes.half} aria-label="填哪些、怎么填">
          <FillThing
            register={register}
            file={file}
            fingerprint={inspected.fingerprint}
            sheet={sheet}
            mapping={mapping}
            onMapping={setMapping}
            rows={rows}
            onRows={setRows}
            onMade={setMade}
          />
        </section>
      </div>
    </>
  );
}
