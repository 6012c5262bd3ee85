import { useApiQuery } from '../../api/hooks.ts';
import type { ApiInput, ApiOutput } from '../../api/hooks.ts';
import { TextLink } from '../find/links.tsx';
import classes from './obligations.module.css';

type Clause = ApiOutput<'trace', 'of'>[number];

/** The way back from a record to the plan: which clauses it serves, each one click away. */
export function Serves(record: ApiInput<'trace', 'of'>) {
  const { data: clauses = [] } = useApiQuery('trace', 'of', record);
  const known = clauses.filter(({ clause, obligationId }) => clause !== '' || obligationId !== null);
  if (known.length === 0) return null;
  return (
    <ul className={classes.serves} aria-label="方案条款">
      {known.map((one) => (
        <li key={`${one.dutyId} ${one.obligationId}`}>
          <Way clause={one} />　{one.obligation || one.text}
        </li>
      ))}
    </ul>
  );
}

/** An obligation that the office set by itself has no clause: it is its own end. */
function Way({ clause: { dutyId, clause, obligationId } }: { clause: Clause }) {
  if (dutyId !== null && clause !== '')
    return (
      <TextLink to="/plan/clauses/$dutyId" params={{ dutyId }}>
        {clause}
      </TextLink>
    );
  return (
    <TextLink to="/plan/duties/$id" params={{ id: obligationId ?? '' }}>
      周期任务
    </TextLink>
  );
}
