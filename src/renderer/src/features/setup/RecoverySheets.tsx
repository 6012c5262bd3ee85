import { Button, Checkbox } from '@mantine/core';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useApiQuery } from '../../api/hooks.ts';
import { Note } from '../../ui/Note.tsx';
import { RecoverySheet } from './RecoverySheet.tsx';
import classes from './setup.module.css';

type Half = '甲' | '乙';
const halfNames: readonly Half[] = ['甲', '乙'];

type Props = { halves: [string, string]; townName: string; onDone: () => void };

/** The recovery key, shown once: each half on its own sheet, printed apart so that no printer puts both on one paper. */
export function RecoverySheets({ halves, townName, onDone }: Props) {
  const today = useApiQuery('desk', 'status', {}).data?.today ?? '';
  // The half on paper is the one asked for last: a dialog may still be reading it after print() returns.
  const [printing, setPrinting] = useState<Half | null>(null);
  const [away, setAway] = useState<Record<Half, boolean>>({ 甲: false, 乙: false });
  const isDone = away.甲 && away.乙;

  useEffect(() => {
    function warn(event: BeforeUnloadEvent): void {
      event.preventDefault();
    }
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);

  function print(half: Half): void {
    flushSync(() => setPrinting(half));
    window.print();
  }

  return (
    <div className={classes.form} data-printing={printing}>
      <div className={`${classes.form} no-print`}>
        <p className={classes.lead}>
          工作台已经建好。电脑坏了、密码全忘了，只有这两张纸<strong>合在一起</strong>
          {'才能从备份里找回资料。这里只显示这一次，请现在打印，分别装进两个信封封好，交给两个人、放在两处。'}
        </p>
        <div className={classes.halves}>
          {halfNames.map((half, index) => (
            <section key={half} className={classes.half} aria-label={`${half}封`}>
              <div className={classes.halfHead}>
                <strong>{half}封</strong>
                <Button
                  variant={away[half] ? 'default' : 'filled'}
                  size="compact-md"
                  onClick={() => print(half)}
                >
                  打印{half}封
                </Button>
              </div>
              <code className={classes.code} aria-label={`${half}封恢复密钥`}>
                {halves[index]?.split(/(?<=-)/).map((group, at) => (
                  <span key={at}>{group}</span>
                ))}
              </code>
              <Checkbox
                label={`${half}封已打印，装进信封封好了`}
                checked={away[half]}
                onChange={(event) => setAway({ ...away, [half]: event.currentTarget.checked })}
              />
            </section>
          ))}
        </div>
        {!isDone && (
          <Note tone="soon">◆ 两封都打印、封好、打了勾，才能往下走。不要拍照，不要存进电脑或手机。</Note>
        )}
        <div className={classes.buttons}>
          <Button disabled={!isDone} onClick={onDone}>
            都收好了，去登录
          </Button>
        </div>
      </div>
      {halfNames.map((half, index) => (
        <div key={half} className={printing === half ? 'print-only' : classes.never}>
          <RecoverySheet half={half} text={halves[index] ?? ''} townName={townName} today={today} />
        </div>
      ))}
    </div>
  );
}
