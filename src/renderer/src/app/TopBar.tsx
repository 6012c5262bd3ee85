import { Button, Kbd } from '@mantine/core';
import type { SessionInfo } from '#shared/contract/desk.ts';
import { roleLabels } from '#shared/domain/people/roles.ts';
import { FindIcon, PowerIcon } from '../ui/icons.tsx';
import classes from './shell.module.css';

type Props = {
  townName: string | null;
  isDemo: boolean;
  session: SessionInfo;
  onFind: (() => void) | undefined;
  onLock: () => void;
};

export function TopBar({ townName, isDemo, session, onFind, onLock }: Props) {
  const role = session.role === null ? '待授权' : roleLabels[session.role];
  return (
    <header className={`${classes.top} no-print`}>
      {onFind ? (
        <button type="button" className={classes.find} onClick={onFind} aria-keyshortcuts="Control+K">
          <FindIcon /> 找人、场所、问题、文号…
          <Kbd size="xs">Ctrl+K</Kbd>
        </button>
      ) : (
        <span />
      )}
      <div className={classes.who}>
        {isDemo && <span className={classes.demo}>演示数据，请勿录入真实信息</span>}
        <span>{townName}</span>
        <span>
          {session.name}（{role}）
        </span>
        <Button
          variant="default"
          size="compact-sm"
          onClick={onLock}
          aria-keyshortcuts="Control+L"
          title="锁定后画面立刻清空，再用要重新登录（Ctrl+L）"
          leftSection={<PowerIcon />}
        >
          锁定
        </Button>
      </div>
    </header>
  );
}
