import { Button } from '@mantine/core';
import { CalmPage } from '../../ui/CalmPage.tsx';
import classes from './setup.module.css';

/** First run: one desk is made, or brought back from a backup. */
export function WelcomeScreen({ onNew, onRestore }: { onNew: () => void; onRestore: () => void }) {
  return (
    <CalmPage title="这台电脑上还没有工作台" width={760}>
      <p className={classes.lead}>
        护蕾工作台把专项行动方案变成每天要办的事：检查、整改、台账、文书都在一处。不联网，资料全部加密存在您选的文件夹里。
      </p>
      <div className={classes.choices}>
        <section className={classes.choice} aria-label="新建工作台">
          <strong>第一次用</strong>
          <span>大约十分钟。要有四个人的姓名（三名管理员、一名经办），还要一台打印机打恢复密钥。</span>
          <Button onClick={onNew} autoFocus>
            新建工作台
          </Button>
        </section>
        <section className={classes.choice} aria-label="从备份恢复">
          <strong>以前用过，换了电脑或出了故障</strong>
          <span>要有存备份的 U 盘，还要甲、乙两个信封里的恢复密钥，缺一个都打不开。</span>
          <Button variant="default" onClick={onRestore}>
            从备份恢复
          </Button>
        </section>
      </div>
    </CalmPage>
  );
}
