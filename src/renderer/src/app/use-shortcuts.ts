import { useEffect } from 'react';

/** Ctrl+K finds, Ctrl+L locks, wherever the focus is. */
export function useShortcuts({ onFind, onLock }: { onFind: () => void; onLock: () => void }): void {
  useEffect(() => {
    function press(event: KeyboardEvent): void {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      const key = event.key.toLowerCase();
      if (key !== 'k' && key !== 'l') return;
      event.preventDefault();
      if (key === 'k') onFind();
      else onLock();
    }
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [onFind, onLock]);
}
