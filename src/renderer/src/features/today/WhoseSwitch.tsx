import { SegmentedControl } from '@mantine/core';
import type { Overview, Whose } from './overview.ts';

type Props = { own: NonNullable<Overview['own']>; whose: Whose; onChange: (whose: Whose) => void };

const words: Record<Whose, string> = { all: '全部', unit: '我单位的', village: '我村的' };

/** 全部, 我单位的, 我村的. */
export function WhoseSwitch({ own, whose, onChange }: Props) {
  const choices: Whose[] = own.isVillage ? ['all', 'unit', 'village'] : ['all', 'unit'];
  return (
    <SegmentedControl
      aria-label="看谁的事"
      value={whose}
      onChange={(value) => onChange(choices.find((choice) => choice === value) ?? 'all')}
      data={choices.map((value) => ({ value, label: words[value] }))}
    />
  );
}
