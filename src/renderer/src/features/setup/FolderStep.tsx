import { TextInput } from '@mantine/core';
import { StepForm } from './StepForm.tsx';
import classes from './setup.module.css';
import type { StepProps } from './step.ts';

export function FolderStep({ form, error, errors, onChange, onBack, onNext }: StepProps) {
  return (
    <StepForm label="资料放在哪里" error={error} onBack={onBack} onNext={onNext}>
      <p className={classes.lead}>
        资料全部加密，存在下面这个文件夹。没有特别要求就不用改；要改，请放在本机硬盘上，不要放在 U
        盘或网盘里。
      </p>
      <TextInput
        label="存放文件夹"
        value={form.folder}
        autoFocus
        spellCheck={false}
        error={errors['folder']}
        onChange={(event) => onChange({ folder: event.currentTarget.value })}
      />
    </StepForm>
  );
}
