import { useApiQuery } from '../../api/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Section } from '../../ui/Section.tsx';
import { formatBytes, formatInstant } from '../../ui/format.ts';
import classes from '../../ui/table.module.css';

export function BackupHistory() {
  const history = useApiQuery('backups', 'history', {});
  return (
    <Section title="做过的备份" hint="至少留最近三份，每周做一份">
      <Loaded query={history} rows={3}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title="还没有备份过">
              电脑坏了，没有备份就找不回来。请插上专用 U 盘，在上面选好位置，点“备份”。
            </EmptyState>
          ) : (
            <table className={classes.table} aria-label="做过的备份">
              <thead>
                <tr>
                  <th scope="col">第几份</th>
                  <th scope="col">时间</th>
                  <th scope="col">大小</th>
                  <th scope="col">谁做的</th>
                  <th scope="col">存在哪里</th>
                </tr>
              </thead>
              <tbody>
                {list.map((backup) => (
                  <tr key={backup.sequence}>
                    <td>{backup.sequence}</td>
                    <td className="nowrap">{formatInstant(backup.at)}</td>
                    <td className="nowrap">{formatBytes(backup.bytes)}</td>
                    <td>{backup.by}</td>
                    <td style={{ overflowWrap: 'anywhere' }}>{backup.folder}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </Section>
  );
}
