import type { RegisterRow } from '#shared/contract/registers.ts';
import type { Register } from '#shared/registers/register.ts';
import classes from './registers.module.css';
import { showValue } from './values.ts';

/** The whole list on paper, every row, the columns of the list. */
export function PrintedRegister({ register, rows }: { register: Register; rows: RegisterRow[] }) {
  const fields = register.fields.filter((field) => field.list);
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
        {rows.map((row, index) => (
          <tr key={row.id}>
            <td>{index + 1}</td>
            {fields.map((field) => (
              <td key={field.key}>{showValue(field, row.values[field.key])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
