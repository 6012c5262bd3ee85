import { Button, SegmentedControl, Select } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { Register } from '#shared/registers/register.ts';
import type { AppError } from '#shared/rpc/app-error.ts';
import { useApiCall } from '../../../api/hooks.ts';
import { ErrorNote } from '../../../ui/ErrorState.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { usePages } from '../list/usePages.ts';
import classes from './import.module.css';
import { ErrorSheets } from './ErrorSheets.tsx';
import { ImportGrid } from './ImportGrid.tsx';
import { ImportNotes } from './ImportNotes.tsx';
import { acceptedOf, totalsLine, verdictOrder, verdicts } from './verdicts.ts';
import type { Mapping, Prepared, Taken, Verdict } from './verdicts.ts';

type Props = {
  register: Register;
  jobId: string;
  error: AppError | null;
  isBusy: boolean;
  onMap: (mapping: Mapping, sheet: string | undefined) => void;
  /** Sheets of the file that came in before this one. */
  before: readonly string[];
  onTake: (taken: Taken) => void;
  onLeave: () => void;
};

/** The judged sheet: what will happen to every row, before it happens. */
export function ImportPrepared(props: Props) {
  const { register, jobId } = props;
  const call = useApiCall();
  const [verdict, setVerdict] = useState<'all' | Verdict>('all');
  const [first, setFirst] = useState({ index: 0, verdict });
  const onFirst = useCallback((index: number) => setFirst({ index, verdict }), [verdict]);
  const pages = usePages<Prepared>(
    {
      key: ['imports', 'prepared', { jobId, verdict }],
      fetch: (offset, limit) =>
        call('imports', 'prepared', { jobId, offset, limit, ...(verdict === 'all' ? {} : { verdict }) }),
    },
    first.verdict === verdict ? first.index : 0,
  );
  return (
    <Loaded query={pages.head} rows={12}>
      {(data) => (
        <>
          <Bar {...props} data={data} />
          <ErrorNote error={props.error} />
          <ImportNotes register={register} data={data} before={props.before} />
          <div className={classes.filters}>
            <SegmentedControl
              size="xs"
              aria-label="看哪些行"
              value={verdict}
              onChange={setVerdict}
              data={[
                { value: 'all', label: `全部 ${data.counts.rows}` },
                ...verdictOrder
                  .filter((each) => data.counts[each] > 0)
                  .map((each) => ({ value: each, label: `${verdicts[each].word} ${data.counts[each]}` })),
              ]}
            />
            {data.counts.refused > 0 && <ErrorSheets source={{ jobId }} villages={data.villages} />}
          </div>
          <ImportGrid
            key={verdict}
            register={register}
            data={data}
            pages={pages}
            isBusy={props.isBusy}
            onFirst={onFirst}
            onMap={(field, column) => props.onMap({ ...data.mapping, [field]: column }, data.sheet)}
          />
        </>
      )}
    </Loaded>
  );
}

function Bar({ data, isBusy, onMap, onTake, onLeave }: Props & { data: Prepared }) {
  const accepted = acceptedOf(data.counts);
  return (
    <div className={classes.bar}>
      <span>
        {data.fileName}
        {data.sender !== '' && `（${data.sender}）`}
      </span>
      {data.sheets.length > 1 && (
        <Select
          size="xs"
          aria-label="哪一张工作表"
          data={data.sheets}
          value={data.sheet}
          allowDeselect={false}
          // Another sheet has columns of its own: what they are is guessed anew.
          onChange={(sheet) => onMap({}, sheet ?? data.sheet)}
        />
      )}
      {data.isJudged && (
        <span className={classes.totals} role="status">
          {totalsLine(data.counts)}
        </span>
      )}
      <Button loading={isBusy} disabled={!data.isJudged || accepted === 0} onClick={() => onTake(data)}>
        {data.isJudged && accepted > 0 ? `导入 ${accepted} 行` : '导入'}
      </Button>
      <Button variant="default" onClick={onLeave}>
        换一个文件
      </Button>
    </div>
  );
}
