import { PasswordInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { passwordProblems } from '#shared/domain/accounts/password.ts';
import { describeError } from '#shared/rpc/app-error.ts';

type Props = {
  label?: string;
  'aria-label'?: string;
  login: string;
  value: string;
  onChange: (value: string) => void;
  error?: ReactNode;
  /** The office's own minimum; 8 until it sets one. */
  minLength?: number;
};

const GOOD_LENGTH = 14;

/** A new password with plain words about it under the field, while it is typed. */
export function NewPassword({ login, value, onChange, error, minLength = 8, ...rest }: Props) {
  return (
    <PasswordInput
      {...rest}
      value={value}
      error={error}
      autoComplete="new-password"
      description={describeStrength(value, login, minLength)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏密码', tabIndex: -1 }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** What the core would refuse, or how good it is; empty before anything is typed. */
function describeStrength(password: string, login: string, minLength: number): string {
  if (password === '') return `至少 ${minLength} 位，字母、数字、符号至少两种`;
  const [problem] = passwordProblems(password, login, { minLength, minKinds: 2, maxAgeDays: null });
  if (problem) return describeError(problem.code, problem.params);
  return Array.from(password).length >= GOOD_LENGTH ? '✓ 很好，够长' : '✓ 可以用；再长几位更稳妥';
}
