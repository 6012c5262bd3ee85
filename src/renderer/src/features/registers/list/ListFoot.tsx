import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './list.module.css';
import { MOST_SELECTED } from './selection.ts';
import type { RegisterRows } from './useRegisterRows.ts';

/** Always there, so that marking a row moves nothing: how many, and what the marked ones may be put to. */
export function ListFoot(props: {
  rows: RegisterRows;
  isNarrowed: boolean;
  includesRemoved: boolean;
  selected: number;
  /** More rows fit than one act takes. */
  isTooMany: boolean;
  onClear: () => void;
  acts: ReactNode;
}) {
  const { selected } = props;
  return (
    <div className={`${classes.foot} no-print`}>
      {selected === 0 ? (
        <span className={classes.count} role="status">
          {countWords(props)}
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

function countWords({ rows, isNarrowed, includesRemoved }: Parameters<typeof ListFoot>[0]): string {
  const { matching, total } = rows;
  if (includesRemoved) return `列出 ${matching} 条，其中有已移出的；台账里共 ${total} 条`;
  return isNarrowed ? `符合的 ${matching} 条，共 ${total} 条` : `共 ${total} 条`;
}
