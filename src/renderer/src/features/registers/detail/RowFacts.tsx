import { useState } from 'react';
import type { RegisterRecord } from '#shared/contract/registers.ts';
import { isRecordId } from '#shared/registers/format.ts';
import type { Field, Register } from '#shared/registers/register.ts';
import { TextLink } from '../../find/links.tsx';
import { EyeIcon } from '../EyeIcon.tsx';
import classes from '../registers.module.css';
import { isBlank, showValue } from '../values.ts';
import type { RefNames } from '../values.ts';
import type { WholeRow } from './RowDetail.tsx';
import { Unmask } from './Unmask.tsx';

/** Every field that says something. Masked values stay masked until somebody says what for. */
export function RowFacts({ register, row }: { register: Register; row: WholeRow }) {
  const [bare, setBare] = useState<RegisterRecord>({});
  const [asked, setAsked] = useState<string | null>(null);
  const values = { ...row.values, ...bare };
  const filled = register.fields.filter((field) => !isBlank(values[field.key]));
  const empty = register.fields.filter((field) => isBlank(values[field.key]));
  const masked = row.masked.filter((key) => !(key in bare) && !isBlank(values[key]));

  return (
    <>
      <dl className={classes.facts}>
        {filled.map((field) => (
          <div key={field.key}>
            <dt>{field.label}</dt>
            <dd>
              <Value field={field} value={values[field.key] ?? null} names={row.names} />
              {masked.includes(field.key) && (
                <button
                  type="button"
                  className={classes.eye}
                  aria-label={`看“${field.label}”的原值，会记入审计`}
                  title="看原值，会记入审计"
                  aria-expanded={asked === field.key}
                  onClick={() => setAsked(asked === field.key ? null : field.key)}
                >
                  <EyeIcon /> 看原值
                </button>
              )}
              {asked === field.key && (
                <Unmask
                  register={register}
                  id={row.id}
                  field={field}
                  masked={masked}
                  onLeave={() => setAsked(null)}
                  onShown={(shown) => {
                    setBare((known) => ({ ...known, ...shown }));
                    setAsked(null);
                  }}
                />
              )}
            </dd>
          </div>
        ))}
      </dl>
      {empty.length > 0 && (
        <p className={classes.quiet}>还没有填：{empty.map((field) => field.label).join('、')}</p>
      )}
    </>
  );
}

/** A row of another register is one press away; which register a name of several means, the relations say. */
function Value({ field, value, names }: { field: Field; value: RegisterRecord[string]; names: RefNames }) {
  const text = showValue(field, value, names);
  const [register, ...others] = field.kind === 'ref' ? field.registers : [];
  if (register === undefined || others.length > 0 || typeof value !== 'string' || !isRecordId(value))
    return text;
  return (
    <TextLink to="/registers/$register/$id" params={{ register, id: value }}>
      {text || '打开这一条'}
    </TextLink>
  );
}
