import { Button, Checkbox } from '@mantine/core';
import type { Register } from '#shared/registers/register.ts';
import { chooseColumns } from './columns.ts';
import classes from './list.module.css';
import type { ListState } from './list-state.ts';

/** Which fields stand as columns, in the register's own order. The title always does. */
export function ColumnPanel(props: {
  register: Register;
  state: ListState;
  onChange: (step: (state: ListState) => ListState) => void;
}) {
  const { register, state, onChange } = props;
  const shown = new Set(chooseColumns(register, state.columns).map((field) => field.key));

  function set(key: string, isShown: boolean): void {
    const columns = register.fields
      .map((field) => field.key)
      .filter((candidate) => (candidate === key ? isShown : shown.has(candidate)));
    onChange((value) => ({ ...value, columns }));
  }

  return (
    <div className={classes.panel} role="group" aria-label="显示哪些列">
      <div className={classes.ticks}>
        {register.fields.map((field) => (
          <Checkbox
            key={field.key}
            size="xs"
            label={field.label}
            checked={shown.has(field.key)}
            disabled={field.key === register.titleField}
            onChange={(event) => set(field.key, event.currentTarget.checked)}
          />
        ))}
      </div>
      {state.columns !== null && (
        <div>
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => onChange((value) => ({ ...value, columns: null }))}
          >
            恢复原来的列
          </Button>
        </div>
      )}
    </div>
  );
}
