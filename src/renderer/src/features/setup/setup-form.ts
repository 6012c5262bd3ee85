import type { FieldErrors } from '#shared/rpc/app-error.ts';
import { passwordProblems } from '#shared/domain/accounts/password.ts';
import { describeError } from '#shared/rpc/app-error.ts';

export type Seat = 'system' | 'security' | 'audit' | 'business';
export type SetupMember = { seat: Seat; name: string; login: string; password: string; again: string };
export type SetupWord = { word: string; mode: 'own' | 'office' };
export type SetupForm = { folder: string; townName: string; words: SetupWord[]; members: SetupMember[] };

export const seats: readonly { seat: Seat; title: string; duty: string }[] = [
  { seat: 'system', title: '系统管理员', duty: '建账号、停账号，看不到业务资料' },
  { seat: 'security', title: '安全保密管理员', duty: '给账号授权、定规矩，看不到业务资料' },
  { seat: 'audit', title: '安全审计员', duty: '查留痕、核真伪，看不到业务资料' },
  { seat: 'business', title: '业务账号', duty: '综合协调的第一个人，办业务、发文书' },
];

export function emptyForm(folder: string): SetupForm {
  return {
    folder,
    townName: '',
    words: [
      { word: '', mode: 'office' },
      { word: '', mode: 'office' },
    ],
    members: seats.map(({ seat }) => ({ seat, name: '', login: '', password: '', again: '' })),
  };
}

/** The form as the contract wants it; number words left blank do not count. */
export function toInput(form: SetupForm, defaultFolder: string) {
  return {
    ...(form.folder.trim() === defaultFolder ? {} : { folder: form.folder.trim() }),
    town: { name: form.townName, numberWords: form.words.filter(({ word }) => word.trim() !== '') },
    accounts: form.members.map(({ seat, name, login, password }) => ({ seat, name, login, password })),
  };
}

/** Sentences beside the fields of the second page; empty when it can go on. */
export function checkTown(form: SetupForm): FieldErrors {
  const errors: Record<string, string> = {};
  if (form.townName.trim() === '') errors['town.name'] = '请填镇（乡、街道）的名称';
  const words = form.words.map(({ word }) => word.trim());
  if (words.every((word) => word === '')) errors['words.0'] = '至少填一个，如“某政发”';
  for (const [index, word] of words.entries()) {
    if (word !== '' && words.indexOf(word) !== index) errors[`words.${index}`] = '和上面的重复了';
  }
  return errors;
}

/** Sentences beside the fields of the people's page: four people, four logins, four good passwords typed twice. */
export function checkMembers({ members }: SetupForm): FieldErrors {
  const errors: Record<string, string> = {};
  const names = members.map(({ name }) => name.normalize('NFKC').replaceAll(/\s/g, ''));
  const logins = members.map(({ login }) => login.trim().toLowerCase());
  for (const [index, member] of members.entries()) {
    const at = (field: string) => `accounts.${index}.${field}`;
    if (names[index] === '') errors[at('name')] = '请填姓名';
    else if (names.indexOf(names[index] ?? '') !== index) errors[at('name')] = '要四个不同的人';
    if (logins[index] === '') errors[at('login')] = '请填登录名';
    else if (logins.indexOf(logins[index] ?? '') !== index) errors[at('login')] = '和上面的重复了';
    const [problem] = passwordProblems(member.password, member.login, {
      minLength: 8,
      minKinds: 2,
      maxAgeDays: null,
    });
    if (problem) errors[at('password')] = describeError(problem.code, problem.params);
    else if (member.again !== member.password) errors[at('again')] = '两遍输得不一样';
  }
  return errors;
}
