import { Button, Select, TextInput } from '@mantine/core';
import { StepForm } from './StepForm.tsx';
import type { SetupWord } from './setup-form.ts';
import classes from './setup.module.css';
import type { StepProps } from './step.ts';

const modes = [
  { value: 'office', label: '党政办给号（办公室统一编，这里照填）' },
  { value: 'own', label: '本台编号（这里连着往下编，不断号）' },
];
const examples = ['如 某政发', '如 某政函'];

export function TownStep({ form, error, errors, onChange, onBack, onNext }: StepProps) {
  function changeWord(index: number, part: Partial<SetupWord>): void {
    onChange({ words: form.words.map((word, at) => (at === index ? { ...word, ...part } : word)) });
  }

  return (
    <StepForm label="镇名和发文字号" error={error} onBack={onBack} onNext={onNext}>
      <TextInput
        label="镇（乡、街道）的名称"
        description="文书的落款和统计表都用它，如“某某镇”"
        value={form.townName}
        autoFocus
        w={320}
        error={errors['town.name']}
        onChange={(event) => onChange({ townName: event.currentTarget.value })}
      />
      <fieldset className={classes.words}>
        <legend>发文机关代字，就是文号“某政发〔2026〕4号”里前面几个字</legend>
        {form.words.map(({ word, mode }, index) => (
          <div key={index} className={classes.word}>
            <TextInput
              aria-label={`第 ${index + 1} 个代字`}
              placeholder={examples[index] ?? '再加一个'}
              value={word}
              w={150}
              error={errors[`words.${index}`] ?? errors[`town.numberWords.${index}.word`]}
              onChange={(event) => changeWord(index, { word: event.currentTarget.value })}
            />
            <Select
              aria-label={`第 ${index + 1} 个代字怎么给号`}
              data={modes}
              value={mode}
              allowDeselect={false}
              flex={1}
              onChange={(value) => changeWord(index, { mode: value === 'own' ? 'own' : 'office' })}
            />
          </div>
        ))}
        <div className={classes.buttons}>
          <Button
            variant="subtle"
            size="compact-md"
            onClick={() => onChange({ words: [...form.words, { word: '', mode: 'office' }] })}
          >
            再加一个
          </Button>
          <span className={classes.quiet}>用不着的空着就行，以后在“设置”里还能加。</span>
        </div>
      </fieldset>
    </StepForm>
  );
}
