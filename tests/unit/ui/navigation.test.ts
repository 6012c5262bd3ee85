import { describe, expect, it } from 'vitest';
import type { SessionInfo } from '#shared/contract/desk.ts';
import { isUnder, navigationFor } from '../../../src/renderer/src/app/navigation.ts';

const session: SessionInfo = {
  accountId: 'a',
  login: 'a',
  name: '某甲',
  role: 'coordinator',
  personId: 'p',
  unitName: null,
  hasRecords: true,
  mustChangePassword: false,
  idleMinutes: 5,
};

function labels(part: Partial<SessionInfo>): string[] {
  return navigationFor({ ...session, ...part }).map((item) => item.label);
}

describe('navigationFor', () => {
  it('gives the coordinator the business of the desk', () => {
    expect(labels({})).toEqual(
      expect.arrayContaining(['今日', '检查', '两个清单', '任务督办', '台账', '方案', '文书', '备份']),
    );
  });

  it.each(['system', 'security', 'audit'] as const)('shows the %s admin no business', (role) => {
    expect(labels({ role, hasRecords: false })).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/今日|检查|清单|任务|台账|文书/)]),
    );
  });

  it('leaves an account without a role or without the key only its progress and settings', () => {
    expect(labels({ role: null })).toEqual(['账号进度', '设置']);
    expect(labels({ hasRecords: false })).toEqual(['账号进度', '设置']);
  });
});

describe('isUnder', () => {
  it('matches whole path parts', () => {
    expect(isUnder('/problems/7', '/problems')).toBe(true);
    expect(isUnder('/problems', '/problems')).toBe(true);
    expect(isUnder('/problems-old', '/problems')).toBe(false);
  });
});
