import { Button } from '@mantine/core';
import type { SessionInfo } from '#shared/contract/desk.ts';
import { useLock } from '../../app/session.tsx';
import { CalmPage } from '../../ui/CalmPage.tsx';
import { PasswordForm } from './PasswordForm.tsx';

/** The first sign-in: the password somebody else chose is replaced by one's own. */
export function ChangePasswordScreen({ session }: { session: SessionInfo }) {
  const { lock } = useLock();
  return (
    <CalmPage title={`${session.name}，请先换成自己的密码`}>
      <p style={{ margin: 0 }}>现在的密码是别人替您设的。换成只有您自己知道的，才能开始用。</p>
      <PasswordForm
        login={session.login}
        extra={
          <Button variant="default" onClick={lock}>
            先不换，锁定
          </Button>
        }
      />
    </CalmPage>
  );
}
