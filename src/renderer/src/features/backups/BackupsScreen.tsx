import { useSession } from '../../app/session.tsx';
import { Note } from '../../ui/Note.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { BackupHistory } from './BackupHistory.tsx';
import { CreateBackup } from './CreateBackup.tsx';
import { Drill } from './Drill.tsx';
import { VerifyBackup } from './VerifyBackup.tsx';

/** The office's life insurance: make one, check one, prove that the envelopes open it. */
export function BackupsScreen() {
  const session = useSession();
  return (
    <Screen title="备份" hint="备份和原件一样加密，U 盘丢了别人也打不开；恢复要用甲、乙两封恢复密钥">
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 20, alignItems: 'start' }}>
        <div style={{ display: 'grid', gap: 20, minWidth: 0 }}>
          {session.hasRecords ? <CreateBackup /> : <WhoMakesBackups />}
          <BackupHistory />
        </div>
        <div style={{ display: 'grid', gap: 20, minWidth: 0 }} className="no-print">
          <VerifyBackup />
          <Drill />
        </div>
      </div>
    </Screen>
  );
}

/** A backup copies the records store, and only its key holders can open that. */
function WhoMakesBackups() {
  return <Note>备份要有数据钥匙的业务账号来做。这里可以看做过的备份，也可以核对 U 盘上的那一份。</Note>;
}
