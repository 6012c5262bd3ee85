import type { SessionInfo } from '#shared/contract/desk.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Screen } from '../ui/Screen.tsx';
import { Steps } from '../ui/Steps.tsx';

/** Three people open a business account one after the other; this says who is next. */
export function WaitingScreen({ session }: { session: SessionInfo }) {
  const isGranted = session.role !== null;
  return (
    <Screen title={`${session.name}，您的账号还差${isGranted ? '一' : '两'}步`}>
      <EmptyState title={isGranted ? '还没有拿到数据钥匙' : '还没有授权'}>
        <Steps
          steps={[
            { text: '系统管理员建账号', isDone: true },
            { text: '安全保密管理员在“账号”里授权，定下能办什么事', isDone: isGranted },
            { text: '已经在用的业务同事在“账号”里点“交钥匙”，您才看得到业务数据', isDone: false },
          ]}
        />
        办好后请锁定，再登录一次，就能开始用了。
      </EmptyState>
    </Screen>
  );
}
