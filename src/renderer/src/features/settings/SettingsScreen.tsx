import { useSession } from '../../app/session.tsx';
import { PasswordForm } from '../session/PasswordForm.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Section } from '../../ui/Section.tsx';
import { DeskRules } from './DeskRules.tsx';
import { ExportRules } from './ExportRules.tsx';
import { Holidays } from './Holidays.tsx';
import { NumberWords } from './NumberWords.tsx';
import { PrivacyRules } from './PrivacyRules.tsx';
import { SupervisionForm } from './SupervisionForm.tsx';
import { SigningRule } from './SigningRule.tsx';

export function SettingsScreen() {
  const session = useSession();
  const canIssue = session.hasRecords && (session.role === 'coordinator' || session.role === 'leader');
  return (
    <Screen title="设置">
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 20, alignItems: 'start' }}>
        <div style={{ display: 'grid', gap: 20 }}>
          <DeskRules canChange={session.role === 'security'} />
          {canIssue && <NumberWords />}
          {canIssue && <SigningRule />}
          {canIssue && <Holidays mayChange />}
          {canIssue && <SupervisionForm />}
        </div>
        <div style={{ display: 'grid', gap: 20 }}>
          <Section title="我的密码" hint={`登录名 ${session.login}`}>
            <PasswordForm login={session.login} />
          </Section>
          {canIssue && <ExportRules />}
          {canIssue && <PrivacyRules />}
        </div>
      </div>
    </Screen>
  );
}
