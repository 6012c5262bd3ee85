import { useState } from 'react';
import type { AppError, FieldErrors } from '#shared/rpc/app-error.ts';
import { toAppError } from '#shared/rpc/client.ts';
import { useApiCall } from '../../api/hooks.ts';
import { CalmPage } from '../../ui/CalmPage.tsx';
import { FolderStep } from './FolderStep.tsx';
import { MembersStep } from './MembersStep.tsx';
import { RecoverySheets } from './RecoverySheets.tsx';
import { TownStep } from './TownStep.tsx';
import { checkMembers, checkTown, emptyForm, toInput } from './setup-form.ts';
import type { SetupForm } from './setup-form.ts';

const titles = ['资料放在哪里', '镇名和发文字号', '四个人，四个账号', '恢复密钥'] as const;
type Step = 0 | 1 | 2 | 3;

type Props = {
  /** Where the desk would keep its data. */
  folder: string;
  onBack: () => void;
  /** The desk is there and its recovery halves are put away. */
  onDone: () => void;
};

/** Makes a new desk, one question a page. Nothing is written before the last page. */
export function SetupScreen({ folder, onBack, onDone }: Props) {
  const call = useApiCall();
  const [step, setStep] = useState<Step>(0);
  const [form, setForm] = useState<SetupForm>(() => emptyForm(folder));
  const [errors, setErrors] = useState<FieldErrors>({});
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [recovery, setRecovery] = useState<[string, string] | null>(null);

  function change(part: Partial<SetupForm>): void {
    setForm((before) => ({ ...before, ...part }));
    setErrors({});
    setError(null);
  }

  function goOn(found: FieldErrors, next: Step): void {
    setErrors(found);
    if (Object.keys(found).length === 0) setStep(next);
  }

  async function create(): Promise<void> {
    const found = checkMembers(form);
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    setError(null);
    try {
      // Not through the cache: the answer is shown once and must not lie about.
      setRecovery((await call('desk', 'setup', toInput(form, folder))).recovery);
      // The passwords are no longer needed here.
      setForm((before) => ({ ...emptyForm(folder), townName: before.townName }));
      setStep(3);
    } catch (thrown) {
      refuse(toAppError(thrown));
    } finally {
      setBusy(false);
    }
  }

  /** A refusal goes back to the page it speaks of. */
  function refuse(refusal: AppError): void {
    setError(refusal);
    const fields = refusal.fields ?? {};
    setErrors(fields);
    const paths = Object.keys(fields);
    if (paths.length > 0 && paths.every((path) => path.startsWith('town'))) setStep(1);
    if (paths.length > 0 && paths.every((path) => path.startsWith('folder'))) setStep(0);
  }

  return (
    <CalmPage
      title={titles[step]}
      width={step === 2 ? 1040 : 760}
      step={`第 ${step + 1} 步，共 ${titles.length} 步`}
    >
      {step === 0 && (
        <FolderStep
          form={form}
          error={error}
          errors={errors}
          onChange={change}
          onBack={onBack}
          onNext={() => goOn({}, 1)}
        />
      )}
      {step === 1 && (
        <TownStep
          form={form}
          error={error}
          errors={errors}
          onChange={change}
          onBack={() => setStep(0)}
          onNext={() => goOn(checkTown(form), 2)}
        />
      )}
      {step === 2 && (
        <MembersStep
          form={form}
          error={error}
          errors={errors}
          isBusy={isBusy}
          onChange={change}
          onBack={() => setStep(1)}
          onNext={() => void create()}
        />
      )}
      {step === 3 && recovery && (
        <RecoverySheets halves={recovery} townName={form.townName} onDone={onDone} />
      )}
    </CalmPage>
  );
}
