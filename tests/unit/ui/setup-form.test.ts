import { describe, expect, it } from 'vitest';
import { SetupInput } from '#shared/contract/desk.ts';
import {
  checkMembers,
  checkTown,
  emptyForm,
  toInput,
} from '../../../src/renderer/src/features/setup/setup-form.ts';
import type { SetupForm } from '../../../src/renderer/src/features/setup/setup-form.ts';

const folder = '/desk';

function filled(): SetupForm {
  const form = emptyForm(folder);
  return {
    ...form,
    townName: '某某镇',
    words: [
      { word: '某政发', mode: 'own' },
      { word: '  ', mode: 'office' },
    ],
    members: form.members.map((member, index) => ({
      ...member,
      name: `某${'甲乙丙丁'.charAt(index)}`,
      login: `user${index}`,
      password: `liu-Shu7-ying!${index}`,
      again: `liu-Shu7-ying!${index}`,
    })),
  };
}

function withMember(index: number, part: Partial<SetupForm['members'][number]>): SetupForm {
  const form = filled();
  return {
    ...form,
    members: form.members.map((member, at) => (at === index ? { ...member, ...part } : member)),
  };
}

describe('first run', () => {
  it('lets a filled form pass and makes what the contract asks', () => {
    expect(checkTown(filled())).toEqual({});
    expect(checkMembers(filled())).toEqual({});
    const input = SetupInput.parse(toInput(filled(), folder));
    expect(input.folder).toBeUndefined();
    expect(input.town.numberWords).toEqual([{ word: '某政发', mode: 'own' }]);
    expect(input.accounts.map(({ seat }) => seat)).toEqual(['system', 'security', 'audit', 'business']);
  });

  it('sends a folder only when it was changed', () => {
    expect(toInput({ ...filled(), folder: ' /elsewhere ' }, folder).folder).toBe('/elsewhere');
  });

  it('asks for a town and at least one number word, each once', () => {
    expect(Object.keys(checkTown(emptyForm(folder)))).toEqual(['town.name', 'words.0']);
    const twice = {
      ...filled(),
      words: [filled().words[0], filled().words[0]].filter((word) => word !== undefined),
    };
    expect(Object.keys(checkTown(twice))).toEqual(['words.1']);
  });

  it.each([
    ['the same person twice', 3, { name: ' 某 甲' }, 'accounts.3.name'],
    ['the same login twice', 2, { login: 'USER0' }, 'accounts.2.login'],
    ['no name', 1, { name: ' ' }, 'accounts.1.name'],
    ['a weak password', 0, { password: '12345678', again: '12345678' }, 'accounts.0.password'],
    ['two different passwords', 0, { again: 'something else' }, 'accounts.0.again'],
  ] as const)('refuses %s beside its field', (_, index, part, path) => {
    expect(Object.keys(checkMembers(withMember(index, part)))).toEqual([path]);
  });
});
