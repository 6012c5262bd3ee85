import type { FindGroup, FindLine } from './find-lines.ts';
import classes from './find.module.css';

type Props = {
  groups: readonly FindGroup[];
  /** The lines are still those of other words. */
  isBusy: boolean;
  /** The line that Enter opens, counted through all groups. */
  active: number;
  onPoint: (index: number) => void;
  onGo: (line: FindLine) => void;
};

export const listId = 'find-lines';
export function lineId(index: number): string {
  return `find-line-${index}`;
}

/** What was found, by kind. The focus stays in the box; the chosen line is told to it. */
export function FindList({ groups, isBusy, active, onPoint, onGo }: Props) {
  const all = groups.flatMap(({ lines }) => lines);
  return (
    <div id={listId} role="listbox" aria-label="找到的" aria-busy={isBusy} className={classes.list}>
      {groups.map(({ kind, lines }) => (
        <div key={kind} role="group" aria-label={kind}>
          <div className={classes.kind} aria-hidden>
            {kind}
          </div>
          {lines.map((line) => {
            const own = all.indexOf(line);
            return (
              <div
                key={line.key}
                ref={own === active ? intoSight : undefined}
                id={lineId(own)}
                role="option"
                aria-selected={own === active}
                className={classes.line}
                onMouseMove={() => onPoint(own)}
                onClick={() => onGo(line)}
              >
                <span className={classes.title}>{line.title}</span>
                <span className={classes.quiet}>{line.subtitle}</span>
                <span className={classes.why}>{line.why}</span>
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

function intoSight(line: HTMLElement | null): void {
  line?.scrollIntoView({ block: 'nearest' });
}
