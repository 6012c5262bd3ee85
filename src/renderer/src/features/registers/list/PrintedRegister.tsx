import type { Field } from '#shared/registers/register.ts';
import { showValue } from '../values.ts';
import classes from './list.module.css';
import type { Paper } from './usePaper.ts';

/** The list on paper: every row, the columns of the screen. */
export function PrintedRegister({ fields, paper }: { fields: readonly Field[]; paper: Paper }) {
  return (
    <table className={`${classes.printed} print-only`}>
      <thead>
        <tr>
          <th>序号</th>
          {fields.map((field) => (
            <th key={field.key}>{field.label}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {paper.rows.map((row, index) => (
          <tr key={row.id}>
            <td>{index + 1}</td>
            {fields.map((field) => (
              <td key={field.key}>{showValue(field, row.values[field.key], paper.names)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
