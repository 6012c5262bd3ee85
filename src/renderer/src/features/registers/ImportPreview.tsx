import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import type { ImportReport } from '#shared/domain/import/report.ts';
import type { Register } from '#shared/registers/register.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { ErrorNote, ErrorState } from '../../ui/ErrorState.tsx';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { Note } from '../../ui/Note.tsx';
import { ImportSheet } from './ImportSheet.tsx';
import classes from './registers.module.css';

type Mapping = Record<string, number | null>;

/** 共 n 行 = 接收 + 无变化 + 退回: nothing vanishes between the sheet and the desk. */
export function totalsLine(report: ImportReport): string {
  return `共 ${report.rows} 行 = 接收 ${report.accepted} + 无变化 ${report.unchanged} + 退回 ${report.refusedRows}`;
}

export function ImportPreview(props: {
  register: Register;
  file: File;
  onLeave: () => void;
  onDone: (sentence: string) => void;
}) {
  const { register, file } = props;
  const [sheet, setSheet] = useState<string>();
  const [mapping, setMapping] = useState<Mapping>();
  const choice = {
    register: register.id,
    file,
    name: file.name,
    ...(sheet === undefined ? {} : { sheet }),
    ...(mapping === undefined ? {} : { mapping }),
  };
  const preview = useApiQuery('imports', 'preview', choice);
  const commit = useApiCommand('imports', 'commit');
  const data = preview.data;
  const report = data?.report;

  if (preview.error && !data) {
    return (
      <>
        <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
        <div>
          <Button variant="default" onClick={props.onLeave}>
            换一个文件
          </Button>
        </div>
      </>
    );
  }
  if (!data) return <LoadingState label="正在读表格" />;

  function take(): void {
    commit.mutate(choice, {
      onSuccess: (answer) =>
        props.onDone(`${file.name}：${totalsLine(answer.report)}。已导入，需要时可以整批撤销。`),
    });
  }

  const columns = new Map(data.columns.map((column) => [column.index, column]));
  return (
    <>
      <div className={classes.bar}>
        <span>{file.name}</span>
        {data.sheets.length > 1 && (
          <Select
            aria-label="哪一张工作表"
            data={data.sheets}
            value={data.sheet}
            allowDeselect={false}
            onChange={(value) => {
              setSheet(value ?? data.sheet);
              setMapping(undefined);
            }}
          />
        )}
        {report && (
          <span className={classes.totals} role="status">
            {totalsLine(report)}
          </span>
        )}
        <Button
          loading={commit.isPending}
          disabled={!report || report.accepted === 0 || preview.isFetching}
          onClick={take}
        >
          {report && report.accepted > 0 ? `导入 ${report.accepted} 行` : '导入'}
        </Button>
        <Button variant="default" onClick={props.onLeave}>
          换一个文件
        </Button>
      </div>
      <ErrorNote error={commit.error ?? preview.error} />
      {data.ambiguous.length > 0 && (
        <Note tone="soon">
          有几列拿不准，请在表头下面选一选：
          {data.ambiguous
            .map(({ field, columns: candidates }) => {
              const label = register.fields.find((candidate) => candidate.key === field)?.label ?? '';
              const headers = candidates.map(
                (index) => `${columns.get(index)?.letter ?? ''}列“${columns.get(index)?.header ?? ''}”`,
              );
              return `“${label}”可能是${headers.join('或')}`;
            })
            .join('；')}
          。
        </Note>
      )}
      <ImportSheet
        register={register}
        columns={data.columns}
        mapping={data.mapping}
        rows={data.rows}
        onMap={(field, column) => setMapping({ ...data.mapping, [field]: column })}
      />
      {report && report.warnings.length > 0 && (
        <details>
          <summary>还有 {report.warnings.length} 处请留意</summary>
          <ul>
            {report.warnings.map((warning) => (
              <li key={`${warning.row}${warning.column}${warning.reason}`}>
                {warning.row > 0 && `第 ${warning.row} 行`}
                {warning.column && `“${warning.column}”`} {warning.reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
