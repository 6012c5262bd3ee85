import { PasswordInput, TextInput } from '@mantine/core';
import { NewPassword } from '../../ui/NewPassword.tsx';
import { Note } from '../../ui/Note.tsx';
import { StepForm } from './StepForm.tsx';
import { seats } from './setup-form.ts';
import type { SetupMember } from './setup-form.ts';
import classes from './setup.module.css';
import type { StepProps } from './step.ts';

export function MembersStep({
  form,
  error,
  errors,
  isBusy,
  onChange,
  onBack,
  onNext,
}: StepProps & { isBusy: boolean }) {
  function changeMember(index: number, part: Partial<SetupMember>): void {
    onChange({ members: form.members.map((member, at) => (at === index ? { ...member, ...part } : member)) });
  }

  return (
    <StepForm
      label="四个人，四个账号"
      error={error}
      verb="建好工作台"
      isBusy={isBusy}
      onBack={onBack}
      onNext={onNext}
    >
      <p className={classes.lead}>
        三名管理员互相制约，谁都看不到未成年人的资料；四个人不能重复。最好请本人来输自己的密码。
      </p>
      <div className={classes.members}>
        <div className={classes.membersHead} aria-hidden>
          <span />
          <span>姓名</span>
          <span>登录名</span>
          <span>密码</span>
          <span>再输一遍</span>
        </div>
        {seats.map(({ seat, title, duty }, index) => {
          const member = form.members[index];
          if (!member) return null;
          return (
            <div key={seat} className={classes.member} role="group" aria-label={title}>
              <div>
                <strong>{title}</strong>
                <div className={classes.quiet}>{duty}</div>
              </div>
              <TextInput
                aria-label={`${title}：姓名`}
                value={member.name}
                autoFocus={index === 0}
                autoComplete="off"
                error={errors[`accounts.${index}.name`]}
                onChange={(event) => changeMember(index, { name: event.currentTarget.value })}
              />
              <TextInput
                aria-label={`${title}：登录名`}
                value={member.login}
                autoComplete="off"
                spellCheck={false}
                error={errors[`accounts.${index}.login`]}
                onChange={(event) => changeMember(index, { login: event.currentTarget.value })}
              />
              <NewPassword
                aria-label={`${title}：密码`}
                login={member.login}
                value={member.password}
                error={errors[`accounts.${index}.password`]}
                onChange={(password) => changeMember(index, { password })}
              />
              <PasswordInput
                aria-label={`${title}：再输一遍密码`}
                value={member.again}
                autoComplete="new-password"
                error={errors[`accounts.${index}.again`]}
                visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏密码', tabIndex: -1 }}
                onChange={(event) => changeMember(index, { again: event.currentTarget.value })}
              />
            </div>
          );
        })}
      </div>
      {isBusy && <Note>正在生成钥匙，大约几秒，请别关窗口。</Note>}
    </StepForm>
  );
}
