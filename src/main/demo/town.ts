import { roleLabels } from '#shared/domain/people/roles.ts';
import { demoStartsAt, madeOn } from './calendar.ts';
import { demoPassword, founders, newcomers } from './cast.ts';
import { chinaTime, steppingPorts } from './clock.ts';
import { openDemoDesk, play } from './desk.ts';
import { foundTown } from './founding.ts';
import { letterSteps } from './letters-in.ts';
import { keepPrepared, takePrepared } from './prepared.ts';
import { pressureSteps } from './pressure.ts';
import { rectificationSteps } from './rectification.ts';
import { ledgerSteps } from './registers/steps.ts';
import { schoolItemSteps } from './school-items.ts';
import { taskSteps } from './tasks.ts';
import { checkSteps } from './weeks.ts';

export type Demo = {
  home: string;
  /** Epoch milliseconds: a Monday morning, nine weeks into the plan. */
  startsAt: number;
  /** Who may sign in, for the door to print. */
  lines: string[];
};

/**
 * Makes the invented town in a folder, through the same contract as every screen, and closes it again; the second time
 * it is copied from where the first one was kept.
 * @throws AppError `desk.exists` when the folder holds a desk already; nothing in it is touched.
 */
export async function prepareDemo(home: string): Promise<Demo> {
  if (!takePrepared(home)) {
    await makeTown(home);
    keepPrepared(home);
  }
  return { home, startsAt: demoStartsAt, lines: accountLines() };
}

async function makeTown(home: string): Promise<void> {
  const ports = steppingPorts(chinaTime(madeOn, '09:00'));
  const desk = openDemoDesk(home, ports);
  try {
    await foundTown(desk, ports);
    await play(desk, ports, [
      ...ledgerSteps(),
      ...checkSteps(),
      ...schoolItemSteps(),
      ...rectificationSteps(),
      ...pressureSteps(),
      ...taskSteps(),
      ...letterSteps(),
    ]);
  } finally {
    desk.close();
  }
}

function accountLines(): string[] {
  return [
    '青禾镇是编出来的：镇、村、人、场所、问题都不是真的。今天算作 2026 年 11 月 23 日，星期一。',
    '可用的账号（密码都是这一个）：',
    ...[...founders, ...newcomers].map(
      ({ login, name, role }) =>
        `  登录名 ${login.padEnd(10)} 密码 ${demoPassword}  ${name}（${roleLabels[role]}）`,
    ),
    '办业务请用 zonghe；核查请换 xietiao，销号可换 lingdao。',
  ];
}
