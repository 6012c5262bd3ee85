import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import type { RegisterRecord } from '#shared/contract/registers.ts';
import type { Register } from '#shared/registers/register.ts';
import { useApiQuery } from '../../../api/hooks.ts';
import { StatusWord } from '../../../ui/StatusWord.tsx';
import classes from '../registers.module.css';
import { useIsCoordinating } from '../useBusinessRole.ts';
import { isBlank } from '../values.ts';

const REST_MS = 400;

/** Rows that may be the same as what is being typed, and what to do about it. Renders nothing without one. */
export function Duplicates(props: {
  register: Register;
  id: string | undefined;
  values: RegisterRecord;
  /** Masked values as they came: they say nothing about other rows. */
  kept: RegisterRecord;
  onOpen: (id: string) => void;
  /** Only for a row that is stored already. */
  onMerge: ((id: string) => void) | undefined;
  /** The save was refused for a likely one: store it all the same. */
  onAccept: (() => void) | undefined;
}) {
  const { register, id } = props;
  const isCoordinating = useIsCoordinating();
  const [values] = useDebouncedValue(props.values, REST_MS);
  const { certain, likely } = register.duplicateRules;
  const keys = [...certain, ...likely, register.aliasField ?? []].flat();
  const known = Object.fromEntries(
    keys
      .filter((key) => !isBlank(values[key]) && values[key] !== props.kept[key])
      .map((key) => [key, values[key] ?? null]),
  );
  const query = useApiQuery(
    'registers',
    'duplicates',
    { register: register.id, values: known, ...(id === undefined ? {} : { id }) },
    { enabled: Object.keys(known).length > 0 },
  );
  const box = useRef<HTMLElement>(null);
  const { onAccept } = props;
  const isRefused = onAccept !== undefined;
  useEffect(() => {
    if (isRefused) box.current?.scrollIntoView({ block: 'nearest' });
  }, [isRefused]);
  const found = Object.keys(known).length === 0 ? [] : (query.data ?? []);
  if (found.length === 0 && !onAccept) return null;
  const mayMerge = props.onMerge && isCoordinating;

  return (
    <section ref={box} className={classes.duplicates} aria-label="可能重复" aria-live="polite">
      <b>
        {found.some(({ certainty }) => certainty === 'certain')
          ? '台账里已经有了'
          : '台账里有相像的，请看一眼'}
      </b>
      <ul>
        {found.map((other) => (
          <li key={`${other.id}${other.label}`}>
            <StatusWord tone={other.certainty === 'certain' ? 'late' : 'soon'}>
              {other.certainty === 'certain' ? '同一条' : '相像'}
            </StatusWord>
            <span>
              {[other.label, other.village].filter(Boolean).join(' · ')}（{other.same.join('、')}相同）
            </span>
            {other.id === null ? (
              <span className={classes.quiet}>不在这个账号能看的范围，请问综合协调</span>
            ) : (
              <>
                <Button size="compact-xs" variant="default" onClick={() => props.onOpen(other.id ?? '')}>
                  打开那一条
                </Button>
                {mayMerge && (
                  <Button size="compact-xs" variant="default" onClick={() => props.onMerge?.(other.id ?? '')}>
                    合并
                  </Button>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      {onAccept && (
        <div>
          看过了，确实是另一个：{' '}
          <Button size="compact-sm" variant="default" onClick={onAccept}>
            不是同一个，照存
          </Button>
        </div>
      )}
    </section>
  );
}
