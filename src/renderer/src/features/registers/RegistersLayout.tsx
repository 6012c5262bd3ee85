import { Link, Outlet } from '@tanstack/react-router';
import { registers } from '#shared/registers/index.ts';
import { registerGroupLabels } from '#shared/registers/register.ts';
import type { Register, RegisterGroup } from '#shared/registers/register.ts';
import { useApiQuery } from '../../api/hooks.ts';
import classes from './layout.module.css';
import { useIsCoordinating } from './useBusinessRole.ts';

const groups = Object.entries(registerGroupLabels) as [RegisterGroup, string][];

/** 台账: every register of the desk on the left, the chosen one beside it. */
export function RegistersLayout() {
  return (
    <div className={classes.layout}>
      <nav className={`${classes.menu} no-print`} aria-label="台账目录">
        {groups.map(([group, label]) => {
          const inGroup = registers.filter((register) => register.group === group);
          return (
            inGroup.length > 0 && (
              <div key={group} role="group" aria-label={label} className={classes.group}>
                <div className={classes.heading}>{label}</div>
                {inGroup.map((register) => (
                  <RegisterLine key={register.id} register={register} />
                ))}
              </div>
            )
          );
        })}
        <div role="group" aria-label="进出和保管" className={classes.group}>
          <div className={classes.heading}>进出和保管</div>
          <Link to="/registers/templates" className={classes.line} activeProps={active}>
            县里模板
          </Link>
          <Approvals />
          <Overdue />
        </div>
      </nav>
      <div className={classes.thing}>
        <Outlet />
      </div>
    </div>
  );
}

const active = { 'data-active': true, 'aria-current': 'page' } as const;

/** 重点场所台账 → 重点场所: the menu's own heading says what they are. */
function shortLabel(register: Register): string {
  return register.label.replace(/台账$/, '');
}

function RegisterLine({ register }: { register: Register }) {
  const { data } = useApiQuery('registers', 'list', {
    register: register.id,
    search: '',
    offset: 0,
    limit: 1,
  });
  return (
    <Link
      to="/registers/$register"
      params={{ register: register.id }}
      className={classes.line}
      activeProps={active}
    >
      {shortLabel(register)}
      {data !== undefined && data.total > 0 && <span className={classes.count}>{data.total}</span>}
    </Link>
  );
}

function Approvals() {
  const { data } = useApiQuery('exports', 'pending', {});
  const waiting = data?.filter(({ state, canDecide }) => state === 'pending' && canDecide).length ?? 0;
  return (
    <Link to="/registers/exports" className={classes.line} activeProps={active}>
      导出审批
      {waiting > 0 && (
        <span className={classes.count}>
          <span aria-hidden>◆ </span>
          {waiting}
        </span>
      )}
    </Link>
  );
}

function Overdue() {
  const isCoordinating = useIsCoordinating();
  const { data } = useApiQuery('registers', 'retention', {}, { enabled: isCoordinating });
  if (!isCoordinating) return null;
  return (
    <Link to="/registers/retention" className={classes.line} activeProps={active}>
      到期清单
      {data !== undefined && data.length > 0 && <span className={classes.count}>{data.length}</span>}
    </Link>
  );
}
