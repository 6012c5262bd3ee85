import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './list.module.css';
import { MOST_SELECTED } from './selection.ts';
import type { RegisterRows } from './useRegisterRows.ts';

/** Always there, so that marking a row moves nothing: how many, and what the marked ones may be put to. */
export function ListFoot(props: {
  rows: RegisterRows;
  isNarrowed: boolean;
  selected: number;
  /** More rows fit than one act takes. */
  isTooMany: boolean;
  onClear: () => void;
  acts: ReactNode;
}) {
  const { rows, selected } = props;
  return (
    <div className={`${classes.foot} no-print`}>
      {selected === 0 ? (
        <span className={classes.count} role="status">
          {props.isNarrowed ? `符合的 ${rows.matching} 条，共 ${rows.total} 条` : `共 ${rows.total} 条`}
        </span>
      ) : (
        <>
          <span role="status">
            选中 {selected} 条{props.isTooMany && `（一次最多 ${MOST_SELECTED} 条，其余没有选）`}
          </span>
          {props.acts}
          <Button size="compact-sm" variant="subtle" onClick={props.onClear}>
            都不选
          </Button>
        </>
      )}
    </div>
  );
}
