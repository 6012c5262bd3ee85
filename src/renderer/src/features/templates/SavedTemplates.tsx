import { registers } from '#shared/registers/index.ts';
import type { Register } from '#shared/registers/register.ts';
import { useApiQuery } from '../../api/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Section } from '../../ui/Section.tsx';
import { formatInstant } from '../../ui/format.ts';
import classes from '../registers/registers.module.css';
import { filledColumns } from './template-choice.ts';

/** Forms the desk knows how to fill: drop the next empty one of the kind, and nothing has to be mapped again. */
export function SavedTemplates({ register }: { register: Register }) {
  const query = useApiQuery('templates', 'list', {});
  return (
    <Section title="记住的模板" sheet={false}>
      <Loaded query={query} rows={3}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title="还没有记住的模板">
              第一次填一张空表，要看一遍每一列填什么。记住以后，同样的空表放进来就能直接填。
            </EmptyState>
          ) : (
            <div className={classes.flush}>
              <table aria-label="记住的模板">
                <thead>
                  <tr>
                    <th>模板</th>
                    <th>用哪一本台账</th>
                    <th>工作表</th>
                    <th>填几列</th>
                    <th>什么时候记住的</th>
                  </tr>
                </thead>
                <tbody>
                  {list
                    .toSorted(
                      (a, b) => Number(b.register === register.id) - Number(a.register === register.id),
                    )
                    .map((template) => (
                      <tr key={template.fingerprint + template.register}>
                        <td>{template.name}</td>
                        <td>{registers.find(({ id }) => id === template.register)?.label}</td>
                        <td>{template.mapping.sheet}</td>
                        <td>{filledColumns(template.mapping)}</td>
                        <td>{formatInstant(template.savedAt)}</td>
                      </tr>
                    ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
    </Section>
  );
}
