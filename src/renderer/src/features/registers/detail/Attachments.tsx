import type { StoredFile } from '#shared/contract/organisation.ts';
import type { Register } from '#shared/registers/register.ts';
import { useApiCommand } from '../../../api/hooks.ts';
import { ErrorNote } from '../../../ui/ErrorState.tsx';
import { PhotoPicker, PhotoStrip } from '../../checks/Photos.tsx';
import classes from '../registers.module.css';

/** Photos and scans of this row. */
export function Attachments(props: {
  register: Register;
  id: string;
  files: StoredFile[];
  /** Only to be looked at. */
  isFixed: boolean;
}) {
  const row = { register: props.register.id, id: props.id };
  const attach = useApiCommand('registers', 'attach');
  const detach = useApiCommand('registers', 'detach');
  if (props.isFixed && props.files.length === 0) return null;
  return (
    <section className={classes.part} aria-label="照片和材料">
      <h3>照片和材料</h3>
      {props.isFixed ? (
        <PhotoStrip label="照片和材料" files={props.files} />
      ) : (
        <>
          <PhotoStrip
            label="照片和材料"
            files={props.files}
            onRemove={(fileId) => detach.mutate({ ...row, fileId })}
          />
          <PhotoPicker
            label="添照片、扫描件"
            onStored={(file) => attach.mutate({ ...row, fileId: file.id })}
          />
        </>
      )}
      <ErrorNote error={attach.error ?? detach.error} />
    </section>
  );
}
