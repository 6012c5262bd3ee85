import type { InferContractRouterOutputs } from '@orpc/contract';
import type { importsContract } from '#shared/contract/imports.ts';
import type { Register } from '#shared/registers/register.ts';
import { useApiCommand, useApiQuery } from '../../../api/hooks.ts';
import { ConfirmInline } from '../../../ui/ConfirmInline.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNote } from '../../../ui/ErrorState.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { Section } from '../../../ui/Section.tsx';
import { formatInstant } from '../../../ui/format.ts';
import { ErrorSheets } from './ErrorSheets.tsx';
import classes from './import.module.css';

type Batch = InferContractRouterOutputs<typeof importsContract>['list'][number];

/** The file, and which of its sheets where several came in. */
function fileWords({ fileName, sheet }: Batch, all: readonly Batch[]): string {
  const isOneOfSeveral = all.some((other) => other.fileName === fileName && other.sheet !== sheet);
  return isOneOfSeveral && sheet !== null ? `${fileName}（${sheet}）` : fileName;
}

/** Every batch that came in, each of which can still be taken back as a whole. */
export function FormerImports({
  register,
  onUndone,
}: {
  register: Register;
  onUndone: (sentence: string) => void;
}) {
  const batches = useApiQuery('imports', 'list', { register: register.id });
  const undo = useApiCommand('imports', 'undo');
  return (
    <Section title="以前导入的">
      <ErrorNote error={undo.error} />
      <Loaded query={batches} rows={3}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title="还没有导入过">
              导入过的每一批都列在这里，发现整张表不对，可以整批撤销。
            </EmptyState>
          ) : (
            <table className={classes.batches}>
              <thead>
                <tr>
                  <th>时间</th>
                  <th>文件</th>
                  <th>谁导入的</th>
                  <th>接收</th>
                  <th>无变化</th>
                  <th>退回</th>
                  <th aria-label="退回表、撤销" />
                </tr>
              </thead>
              <tbody>
                {list.map((batch) => (
                  <tr key={batch.id}>
                    <td>{formatInstant(batch.at)}</td>
                    <td>{fileWords(batch, list)}</td>
                    <td>{batch.by}</td>
                    <td>{batch.accepted}</td>
                    <td>{batch.unchanged}</td>
                    <td>{batch.refused}</td>
                    <td>
                      <div className={classes.bar}>
                        {batch.refused > 0 && <ErrorSheets source={{ batchId: batch.id }} />}
                        {batch.undoneAt ? (
                          `${formatInstant(batch.undoneAt)} 已撤销`
                        ) : (
                          <ConfirmInline
                            verb="撤销整批"
                            question="这一批新增的移出台账，改动的恢复原样。导入后又有人手工改过的，会说明是哪几条，并且一条也不撤。"
                            isBusy={undo.isPending}
                            onConfirm={() =>
                              undo.mutate(
                                { batchId: batch.id, reason: '' },
                                {
                                  onSuccess: ({ removed, reverted }) =>
                                    onUndone(
                                      `已撤销“${batch.fileName}”：移出 ${removed} 条，恢复原样 ${reverted} 条。`,
                                    ),
                                },
                              )
                            }
                          />
                        )}
                      </div>
                    </td>
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
