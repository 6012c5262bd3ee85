import type { AppError, FieldErrors } from '#shared/rpc/app-error.ts';
import type { SetupForm } from './setup-form.ts';

/** What every page of the first run is given. */
export type StepProps = {
  form: SetupForm;
  error: AppError | null;
  errors: FieldErrors;
  onChange: (part: Partial<SetupForm>) => void;
  onBack: () => void;
  onNext: () => void;
};
