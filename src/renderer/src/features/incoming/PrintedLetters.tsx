import type { IncomingRow } from '#shared/contract/incoming.ts';
import { incomingKindLabels, incomingStatusLabels } from '#shared/domain/incoming/incoming.ts';
import { useApiQuery } from '../../api/hooks.ts';
import classes from '../../ui/work.module.css';

const heads = ['登记号', '收到', '来文单位', '文种', '字号', '标题', '承办单位', '期限', '回复', '状态'];

/** 来文登记簿 on paper. */
export function PrintedLetters({ rows, filterLabel }: { rows: readonly IncomingRow[]; filterLabel: string }) {
  const status = useApiQuery('desk', 'status', {});
  return (
    <div className={`${classes.printed} print-only`}>
      <p>
        {status.data?.townName} 来文登记簿（{filterLabel}，共 {rows.length} 件） {status.data?.today}
      </p>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head}>{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{row.serial}</td>
              <td>{row.receivedOn}</td>
              <td>{row.organ}</td>
              <td>{incomingKindLabels[row.kind]}</td>
              <td>{row.number}</td>
              <td>{row.title}</td>
              <td>{row.units.map(({ name }) => name).join('、')}</td>
              <td>{row.limitOn ?? '文上未写'}</td>
              <td>{row.repliedOn}</td>
              <td>
                {incomingStatusLabels[row.status]}
                {row.isOverdue && '（逾期）'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
