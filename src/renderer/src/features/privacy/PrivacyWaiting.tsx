import { useApiQuery } from '../../api/hooks.ts';
import { TextLink } from '../find/links.tsx';
import classes from './privacy.module.css';

/** Papers whose reasons wait for a second person; nothing where there are none. */
export function PrivacyWaiting() {
  const waiting = useApiQuery('privacy', 'waiting', {});
  const rows = waiting.data ?? [];
  if (rows.length === 0) return null;
  return (
    <section className={classes.waiting} aria-label="等同意的隐私理由">
      <h3>等同意的隐私理由</h3>
      {rows.map(({ documentId, title, count, askedBy, canDecide }) => (
        <div key={documentId}>
          <TextLink to="/documents/$id" params={{ id: documentId }}>
            {title}
          </TextLink>
          <span className={classes.quiet}>
            　{askedBy}说明了 {count} 处，{canDecide ? '请您定' : '等另一个人定'}
          </span>
        </div>
      ))}
    </section>
  );
}
