import { Role, roleLabels } from '#shared/domain/people/roles.ts';
import { auditActionLabels, auditResultLabels } from '#shared/text/audit.ts';
import type { Api } from '#shared/rpc/client.ts';
import { StatusWord } from '../../ui/StatusWord.tsx';
import { formatInstant } from '../../ui/format.ts';
import classes from '../../ui/table.module.css';

type Entry = Awaited<ReturnType<Api['audit']['list']>>[number];

const columns = [
  ['序号', '7%'],
  ['时间', '17%'],
  ['录入人', '12%'],
  ['办理人', '12%'],
  ['岗位', '16%'],
  ['办了什么', '16%'],
  ['结果', '20%'],
] as const;

/** Rows of the chain. Pages follow one another under one head. */
export function AuditTable({ entries, hasHead }: { entries: readonly Entry[]; hasHead: boolean }) {
  return (
    <table className={classes.table} style={{ tableLayout: 'fixed' }} aria-label="留痕">
      <colgroup>
        {columns.map(([head, width]) => (
          <col key={head} style={{ width }} />
        ))}
      </colgroup>
      {hasHead && (
        <thead>
          <tr>
            {columns.map(([head]) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.seq}>
            <td>{entry.seq}</td>
            <td className="nowrap">{formatInstant(entry.at)}</td>
            <td>{entry.typist}</td>
            <td>{entry.handler || entry.typist}</td>
            <td>{describeRole(entry.role)}</td>
            <td>{auditActionLabels[entry.action] ?? '其他'}</td>
            <td>
              <Result entry={entry} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Result({ entry }: { entry: Entry }) {
  const word = auditResultLabels[entry.result] ?? '其他';
  return (
    <>
      {entry.result === 'done' ? word : <StatusWord tone="late">{word}</StatusWord>}
      {entry.purpose && <span style={{ color: 'var(--ink-quiet)' }}>　{entry.purpose}</span>}
    </>
  );
}

function describeRole(role: string): string {
  const known = Role.safeParse(role);
  return known.success ? roleLabels[known.data] : '待授权';
}
