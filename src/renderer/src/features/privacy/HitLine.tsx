import type { ReactNode } from 'react';
import type { PrivacyHit } from '#shared/contract/privacy.ts';
import { hitKindLabels } from '#shared/domain/privacy/hit.ts';
import { StatusWord } from '../../ui/StatusWord.tsx';
import { TextLink } from '../find/links.tsx';
import classes from './privacy.module.css';

const NEAR = 12;
const severityWords = {
  certain: '一定要改',
  possible: '请看一看',
  place: '只写了地名',
} as const satisfies Record<PrivacyHit['severity'], string>;

/** One place that may tell who somebody is, with the words around it. */
export function HitLine({
  hit,
  text,
  place,
  children,
}: {
  hit: PrivacyHit;
  /** The piece it stands in; '' where no form writes it. */
  text: string;
  /** Which field that is. */
  place: string;
  children?: ReactNode;
}) {
  const { kind, who, severity, from, to, owners } = hit;
  return (
    <li className={classes.hit}>
      <StatusWord tone={severity === 'certain' ? 'late' : 'soon'}>{severityWords[severity]}</StatusWord>
      <span>
        {' '}
        {who}
        {hitKindLabels[kind]}
      </span>
      <span className={classes.quiet}>{place && `（${place}）`}</span>
      <div>
        {text === '' ? (
          <mark>{hit.text}</mark>
        ) : (
          <>
            {from > NEAR && '…'}
            {text.slice(Math.max(0, from - NEAR), from)}
            <mark>{text.slice(from, to)}</mark>
            {text.slice(to, to + NEAR)}
            {text.length > to + NEAR && '…'}
          </>
        )}
      </div>
      {severity === 'possible' && (kind === 'village' || kind === 'school') && (
        <div className={classes.quiet}>旁边写到了一个人，连起来看可能认得出是谁。</div>
      )}
      {owners.length > 0 && (
        <div className={classes.quiet}>
          台账里有：
          {owners.map(({ register, id, label }) => (
            <TextLink key={id} to="/registers/$register/$id" params={{ register, id }}>
              {label}{' '}
            </TextLink>
          ))}
        </div>
      )}
      {children}
    </li>
  );
}
