import type { ProblemRow } from '#shared/contract/work.ts';
import { problemStatusLabels, severityLabels } from '#shared/domain/problem/problem.ts';
import { useApiQuery } from '../../api/hooks.ts';
import classes from './problems.module.css';

/** Both lists on one sheet: what was found on the left, what became of it on the right. */
export function PrintedLists({ problems, filterLabel }: { problems: ProblemRow[]; filterLabel: string }) {
  const status = useApiQuery('desk', 'status', {});
  return (
    <div className={`${classes.printed} print-only`}>
      <p>
        {status.data?.townName} 问题台账和整改清单（{filterLabel}，共 {problems.length} 条）{' '}
        {status.data?.today}
      </p>
      <table>
        <thead>
          <tr>
            <th>编号</th>
            <th>发现日期</th>
            <th>场所</th>
            <th>问题</th>
            <th>程度</th>
            <th>整改单位</th>
            <th>整改期限</th>
            <th>状态</th>
            <th>反弹</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem) => (
            <tr key={problem.id}>
              <td>{problem.serial}</td>
              <td>{problem.foundOn}</td>
              <td>{problem.venueName}</td>
              <td>{problem.title}</td>
              <td>{severityLabels[problem.severity]}</td>
              <td>{problem.unitName}</td>
              <td>{problem.deadline}</td>
              <td>
                {problemStatusLabels[problem.status]}
                {problem.isOverdue && '（逾期）'}
              </td>
              <td>{problem.reopenedCount > 0 ? `${problem.reopenedCount} 次` : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
