import type { TaskRow } from '#shared/contract/tasks.ts';
import {
  assignmentStatusLabels,
  levelLabels,
  partLabels,
  priorityLabels,
  taskSourceLabels,
  taskStatusLabels,
} from '#shared/domain/task/task.ts';
import { useApiQuery } from '../../api/hooks.ts';
import classes from '../../ui/work.module.css';

/** 督办台账 on paper: the items of the list, with how far each unit is. */
export function PrintedTasks({ tasks, filterLabel }: { tasks: readonly TaskRow[]; filterLabel: string }) {
  const status = useApiQuery('desk', 'status', {});
  return (
    <div className={`${classes.printed} print-only`}>
      <p>
        {status.data?.townName} 督办台账（{filterLabel}，共 {tasks.length} 件） {status.data?.today}
      </p>
      <table>
        <thead>
          <tr>
            <th>编号</th>
            <th>事项</th>
            <th>来源</th>
            <th>交办人</th>
            <th>缓急</th>
            <th>承办单位</th>
            <th>办理期限</th>
            <th>状态</th>
            <th>催办</th>
            <th>督办</th>
          </tr>
        </thead>
        <tbody>
          {tasks.map((task) => (
            <tr key={task.id}>
              <td>{task.serial}</td>
              <td>{task.title}</td>
              <td>{taskSourceLabels[task.source]}</td>
              <td>{task.issuedBy}</td>
              <td>{priorityLabels[task.priority]}</td>
              <td>
                {task.units.map((unit) => (
                  <div key={unit.unitName}>
                    {unit.unitName}（{partLabels[unit.part]}，{assignmentStatusLabels[unit.status]}
                    {unit.isOverdue && '，逾期'}）
                  </div>
                ))}
              </td>
              <td>{task.deadline}</td>
              <td>
                {taskStatusLabels[task.status]}
                {task.isOverdue && '（逾期）'}
              </td>
              <td>{task.urgedCount > 0 ? `${task.urgedCount} 次` : ''}</td>
              <td>{levelLabels[task.level]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
