import { describe, expect, test } from 'vitest';
import {
  DEFAULT_PASSWORD_RULES,
  PasswordRules,
  isPasswordExpired,
  passwordProblems,
} from '#shared/domain/accounts/password.ts';
import { describeError } from '#shared/rpc/app-error.ts';

function problems(password: string, login = 'wangbo'): string[] {
  return passwordProblems(password, login, DEFAULT_PASSWORD_RULES).map(({ code }) => code);
}

describe('a new password', () => {
  test.each(['Huā-7plum tree', 'blue Lamp 42 mist', '护蕾Blue42山雨欲来'])('%s will do', (password) => {
    expect(problems(password)).toEqual([]);
  });

  test.each([
    ['Ab1!', 'password.too-short'],
    [`Ab1!${'x7Q-'.repeat(40)}`, 'password.too-long'],
    ['onlysmallones', 'password.too-plain'],
    ['WangBo-Q29', 'password.holds-login'],
    ['ＷangＢo-Q29', 'password.holds-login'],
    ['Aa1!111111', 'password.pattern'],
    ['Zx-123456789', 'password.pattern'],
    ['Q!987654321', 'password.pattern'],
    ['Qwertyuiop1!', 'password.pattern'],
  ])('%s will not', (password, code) => {
    expect(problems(password)).toContain(code);
  });

  test('counts characters, not code units', () => {
    expect(problems('Aa1𠮷𠮷𠮷𠮷')).toContain('password.too-short');
  });

  test('every problem is told in a whole sentence', () => {
    for (const { code, params } of passwordProblems('a', 'login', DEFAULT_PASSWORD_RULES)) {
      expect(describeError(code, params)).toMatch(/^密码.+。$/);
    }
  });
});

test('a password ages to the day, unless the office says never', () => {
  expect(isPasswordExpired('2026-08-25', '2026-11-22', { ...DEFAULT_PASSWORD_RULES, maxAgeDays: 90 })).toBe(
    false,
  );
  expect(isPasswordExpired('2026-08-25', '2026-11-23', { ...DEFAULT_PASSWORD_RULES, maxAgeDays: 90 })).toBe(
    true,
  );
  expect(isPasswordExpired('2000-01-01', '2026-11-23', { ...DEFAULT_PASSWORD_RULES, maxAgeDays: null })).toBe(
    false,
  );
});

test('rules weaker than eight characters cannot be set', () => {
  expect(PasswordRules.safeParse({ ...DEFAULT_PASSWORD_RULES, minLength: 7 }).success).toBe(false);
  expect(PasswordRules.safeParse(DEFAULT_PASSWORD_RULES).success).toBe(true);
});
