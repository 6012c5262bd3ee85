import { Button } from '@mantine/core';
import { useApiCommand } from '../../api/hooks.ts';
import { ConfirmInline } from '../../ui/ConfirmInline.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { Act } from '../../ui/Thing.tsx';
import { formatInstant } from '../../ui/format.ts';
import type { Kind } from './KindThing.tsx';
import classes from './word-templates.module.css';

/** Every version there was; any of them, or the house style, can be used again. */
export function Versions({ kind, onTake }: { kind: Kind; onTake: (templateId: string) => void }) {
  const restore = useApiCommand('wordTemplates', 'restore');
  const { versions } = kind;
  if (versions.length === 0) return null;
  const use = (templateId: string | null) => restore.mutate({ kind: kind.kind, templateId });
  return (
    <Act title="各版模板" hint="换一版只管以后签发的；已经签批、还没编号的要重新送审。已经签发的还是原样。">
      <table className={classes.versions} aria-label="各版模板">
        <tbody>
          {versions.map(({ id, version, name, note, loadedAt, handlerName, isActive, uses }) => (
            <tr key={id}>
              <td>
                第{version}版{isActive && ' · 在用'}
              </td>
              <td>
                {note || name}
                <div className={classes.help}>
                  {handlerName} {formatInstant(loadedAt)} · 签发过 {uses} 份
                </div>
              </td>
              <td>
                <div className={classes.acts}>
                  <Button size="compact-sm" variant="default" onClick={() => onTake(id)}>
                    取出
                  </Button>
                  {!isActive && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={`恢复使用第${version}版`}
                      loading={restore.isPending && restore.variables.templateId === id}
                      onClick={() => use(id)}
                    >
                      恢复使用
                    </Button>
                  )}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ErrorNote error={restore.error} />
      {versions.some(({ isActive }) => isActive) && (
        <div>
          <ConfirmInline
            verb="改回本台版式"
            leave="不改回"
            question="以后照本台版式签发；各版模板都留着，随时可以恢复使用。"
            isBusy={restore.isPending}
            onConfirm={() => use(null)}
          />
        </div>
      )}
    </Act>
  );
}
