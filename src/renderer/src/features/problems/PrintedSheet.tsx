import type { Sheet } from './useSheet.ts';
import work from '../../ui/work.module.css';
import classes from './problems.module.css';

/** 问题台账 or 整改清单 as it goes to the printer. */
export function PrintedSheet({ sheet }: { sheet: Sheet }) {
  const whole = sheet.columns.reduce((sum, { width }) => sum + width, 0);
  return (
    <div className={`${work.printed} ${classes.sheet} print-only`}>
      <h1>{sheet.title}</h1>
      <p>{sheet.note}</p>
      <table>
        <thead>
          <tr>
            {sheet.columns.map(({ header, width }) => (
              <th key={header} style={{ width: `${(width / whole) * 100}%` }}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.lines.map((line) => (
            <tr key={line[0]}>
              {line.map((value, index) => (
                <td key={sheet.columns[index]?.header}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
