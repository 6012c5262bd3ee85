import { Modal } from '@mantine/core';
import { Suspense, lazy } from 'react';
import { LoadingState } from '../ui/LoadingState.tsx';

const FindBox = lazy(async () => ({ default: (await import('../features/find/FindBox.tsx')).FindBox }));

/** Ctrl+K. The only thing on the desk that lies over the screen; Esc takes it away. */
export function FindPanel({ onClose }: { onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title="查找" size="lg" yOffset="10vh" transitionProps={{ duration: 0 }}>
      <Suspense fallback={<LoadingState rows={3} />}>
        <FindBox onClose={onClose} />
      </Suspense>
    </Modal>
  );
}
