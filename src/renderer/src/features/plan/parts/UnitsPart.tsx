import { Button, Text, Textarea } from '@mantine/core';
import type { FieldErrors } from '#shared/rpc/app-error.ts';
import { Section } from '../../../ui/Section.tsx';
import { collectivesOf, unitNames } from '../import-draft.ts';
import type { ImportDraft } from '../import-draft.ts';
import { readLines } from '../plan-words.ts';
import classes from '../plan.module.css';
import { errorAt } from './NamesInput.tsx';
import { SpellingsPart } from './SpellingsPart.tsx';

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
      <SpellingsPart
        spellings={spellings}
        unitNames={unitNames(entry.draft)}
        error={errorAt(errors, 'aliases')}
        onChange={(changed) => onChange({ spellings: changed })}
      />
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
