import type { Register } from '#shared/registers/register.ts';
import { Note } from '../../../ui/Note.tsx';
import { sheetNames } from './verdicts.ts';
import type { Prepared } from './verdicts.ts';

/** As many remarks as a person reads; the rest stand in the sheet beside their rows. */
const MOST_TOLD = 200;

/** What a person must still settle about the columns, and what the reader would like him to look at. */
export function ImportNotes(props: { register: Register; data: Prepared; before: readonly string[] }) {
  const { register, data } = props;
  const waiting = data.waiting.filter((sheet) => !props.before.includes(sheet));
  const labelOf = (key: string) => register.fields.find((field) => field.key === key)?.label ?? key;
  const columns = new Map(data.columns.map((column) => [column.index, column]));
  return (
    <>
      {waiting.length > 0 && (
        <Note tone="soon">
          这个文件里还有 {waiting.length} 张表像是{register.label}的：{sheetNames(waiting)}
          。一次读一张，这一张导入以后接着读下一张。
        </Note>
      )}
      {data.isRemembered && <Note>表头和上次一样，各列按上次的对应填好了，请看一眼。</Note>}
      {data.ambiguous.length > 0 && (
        <Note tone="soon">
          有几列拿不准，请在表头下面选一选：
          {data.ambiguous
            .map(({ field, columns: candidates }) => {
              const headers = candidates.map(
                (index) => `${columns.get(index)?.letter ?? ''}列“${columns.get(index)?.header ?? ''}”`,
              );
              return `“${labelOf(field)}”可能是${headers.join('或')}`;
            })
            .join('；')}
          。
        </Note>
      )}
      {data.missing.length > 0 && (
        <Note tone="soon">
          必填的{data.missing.map((key) => `“${labelOf(key)}”`).join('、')}
          在表里没有找到。请在表头下面选是哪一列；真的没有，请退回补上。
        </Note>
      )}
      {data.warnings.length > 0 && (
        <details>
          <summary>还有 {data.warnings.length} 处请留意</summary>
          <ul style={{ maxHeight: '24vh', overflow: 'auto' }}>
            {data.warnings.slice(0, MOST_TOLD).map((warning) => (
              <li key={`${warning.row}${warning.column}${warning.reason}`}>
                {warning.row > 0 && `第 ${warning.row} 行`}
                {warning.column && `“${warning.column}”`} {warning.reason}
              </li>
            ))}
            {data.warnings.length > MOST_TOLD && <li>只列前 {MOST_TOLD} 处。</li>}
          </ul>
        </details>
      )}
    </>
  );
}
