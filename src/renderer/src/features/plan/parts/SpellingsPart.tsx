import { Button, Radio, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { Section } from '../../../ui/Section.tsx';
import { patch } from '../import-draft.ts';
import type { Spelling } from '../import-draft.ts';
import classes from '../plan.module.css';

const verdicts: Spelling['verdict'][] = ['unit', 'alias', 'different'];

/** Offices that the plan may spell two ways: those the reader noticed, and those the clerk knows of. */
export function SpellingsPart(props: {
  spellings: Spelling[];
  unitNames: string[];
  error: string | undefined;
  onChange: (spellings: Spelling[]) => void;
}) {
  const { spellings, unitNames, onChange } = props;
  const [alias, setAlias] = useState<string | null>(null);
  const [unit, setUnit] = useState<string | null>(null);

  function add(): void {
    if (alias === null || unit === null) return;
    onChange([...spellings, { alias, unit, verdict: 'unit' }]);
    setAlias(null);
    setUnit(null);
  }

  return (
    <Section title="单位写法请核对" hint="同一家单位写成两样的，合成一家" sheet={false}>
      {spellings.map((spelling, index) => (
        <Radio.Group
          key={`${spelling.alias}\n${spelling.unit}`}
          label={`“${spelling.unit}”和“${spelling.alias}”`}
          value={spelling.verdict}
          onChange={(value) => {
            const verdict = verdicts.find((candidate) => candidate === value) ?? 'different';
            onChange(patch(spellings, index, { verdict }));
          }}
        >
          <div className={classes.radios}>
            <Radio value="unit" label={`同一家，正式名称是“${spelling.unit}”`} />
            <Radio value="alias" label={`同一家，正式名称是“${spelling.alias}”`} />
            <Radio value="different" label="是两家单位" />
          </div>
        </Radio.Group>
      ))}
      <div className={classes.pair}>
        <Select
          aria-label="另一种写法"
          placeholder="另一种写法"
          data={unitNames}
          value={alias}
          searchable
          onChange={setAlias}
        />
        <span>其实就是</span>
        <Select
          aria-label="正式名称"
          placeholder="正式名称"
          data={unitNames.filter((name) => name !== alias)}
          value={unit}
          searchable
          onChange={setUnit}
        />
        <Button variant="default" disabled={alias === null || unit === null} onClick={add}>
          合成一家
        </Button>
      </div>
      {props.error && <Text c="var(--late)">{props.error}</Text>}
    </Section>
  );
}
