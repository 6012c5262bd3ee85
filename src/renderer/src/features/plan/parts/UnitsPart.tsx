import { Button, Radio, Text, Textarea } from '@mantine/core';
import type { FieldErrors } from '#shared/rpc/app-error.ts';
import { Section } from '../../../ui/Section.tsx';
import { collectivesOf, patch } from '../import-draft.ts';
import type { ImportDraft, Spelling } from '../import-draft.ts';
import { readLines } from '../plan-words.ts';
import classes from '../plan.module.css';
import { errorAt } from './NamesInput.tsx';

const verdicts: Spelling['verdict'][] = ['unit', 'alias', 'different'];

/** One office spelled two ways, and words such as 各村 that stand for many. */
export function UnitsPart(props: {
  entry: ImportDraft;
  errors: FieldErrors;
  onChange: (part: Partial<ImportDraft>) => void;
}) {
  const { entry, errors, onChange } = props;
  const { spellings, collectives } = entry;
  const names = collectivesOf(entry);
  const first = names.find((name) => readLines(collectives[name] ?? '').length > 0);
  return (
    <>
      {spellings.length > 0 && (
        <Section title="单位写法请核对" hint="方案里有两种写法、像是同一家的" sheet={false}>
          {spellings.map((spelling, index) => (
            <Radio.Group
              key={`${spelling.alias}\n${spelling.unit}`}
              label={`“${spelling.unit}”和“${spelling.alias}”`}
              value={spelling.verdict}
              onChange={(value) => {
                const verdict = verdicts.find((candidate) => candidate === value) ?? 'different';
                onChange({ spellings: patch(spellings, index, { verdict }) });
              }}
            >
              <div className={classes.radios}>
                <Radio value="unit" label={`同一家，正式名称是“${spelling.unit}”`} />
                <Radio value="alias" label={`同一家，正式名称是“${spelling.alias}”`} />
                <Radio value="different" label="是两家单位" />
              </div>
            </Radio.Group>
          ))}
          {errorAt(errors, 'aliases') && <Text c="var(--late)">{errorAt(errors, 'aliases')}</Text>}
        </Section>
      )}
      {names.length > 0 && (
        <Section title="统称包括哪些单位" hint="一行一个，可以从表格里整列粘贴" sheet={false}>
          <div className={classes.collectives}>
            {names.map((name, index) => {
              const text = collectives[name] ?? '';
              const set = (typed: string) => onChange({ collectives: { ...collectives, [name]: typed } });
              return (
                <div key={name}>
                  <Textarea
                    label={`“${name}”`}
                    description={`已填 ${readLines(text).length} 个`}
                    minRows={3}
                    maxRows={10}
                    error={errorAt(errors, `collectives.${index}`)}
                    value={text}
                    onChange={(event) => set(event.currentTarget.value)}
                  />
                  {text === '' && first !== undefined && (
                    <Button variant="subtle" size="compact-sm" onClick={() => set(collectives[first] ?? '')}>
                      和“{first}”一样
                    </Button>
                  )}
                </div>
              );
            })}
          </div>
          {errors['collectives'] && <Text c="var(--late)">{errors['collectives']}</Text>}
        </Section>
      )}
    </>
  );
}
