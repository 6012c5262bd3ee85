import { Button, Text } from '@mantine/core';
import { useId } from 'react';
import type { ReactNode } from 'react';
import classes from './work.module.css';

type Offer<A extends string> = { action: A; isAllowed: boolean; reason?: string | null | undefined };

type Props<A extends string> = {
  label: string;
  offers: readonly Offer<A>[];
  labels: Readonly<Record<A, string>>;
  /** The step that brings it on: first and filled, where it may be taken. */
  main: A | undefined;
  size?: 'xs' | 'sm';
  onChoose: (action: A) => void;
  /** Buttons after those of the offers. */
  more?: ReactNode;
};

/** What may be done now, and under it what may not, each reason said once. */
export function Offers<A extends string>(props: Props<A>) {
  const { label, offers, labels, main, size = 'sm', onChoose, more } = props;
  const id = useId();
  const open = offers.filter(({ isAllowed }) => isAllowed).map(({ action }) => action);
  const ordered =
    main === undefined || !open.includes(main) ? open : [main, ...open.filter((one) => one !== main)];
  const refused = Map.groupBy(
    offers.filter(({ isAllowed }) => !isAllowed),
    ({ reason }) => reason ?? '现在还不能办。',
  );
  return (
    <div className={classes.offers} role="group" aria-label={label}>
      {ordered.map((action) => (
        <Button
          key={action}
          size={size}
          variant={action === main ? 'filled' : 'default'}
          onClick={() => onChoose(action)}
        >
          {labels[action]}
        </Button>
      ))}
      {more}
      {[...refused].map(([reason, steps], index) => (
        <div key={reason} className={classes.refused}>
          {steps.map(({ action }) => (
            <Button key={action} size={size} variant="default" disabled aria-describedby={`${id}-${index}`}>
              {labels[action]}
            </Button>
          ))}
          <Text id={`${id}-${index}`} fz="sm" c="dimmed">
            {reason}
          </Text>
        </div>
      ))}
    </div>
  );
}
