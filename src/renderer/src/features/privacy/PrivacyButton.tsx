import { Button } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../../app/session.tsx';
import { PrivacyTool } from './PrivacyTool.tsx';

/** Where something for the public is registered or written: the check opens in place, with the words that stand there. */
export function PrivacyButton({ text }: { text: string }) {
  const { role } = useSession();
  const [isOpen, setOpen] = useState(false);
  if (role !== 'coordinator' && role !== 'leader') return null;
  if (isOpen) return <PrivacyTool first={text} isBeside onDone={() => setOpen(false)} />;
  return (
    <div>
      <Button variant="default" onClick={() => setOpen(true)}>
        隐私检查
      </Button>
    </div>
  );
}
