import { useEffect } from 'react';

const signsOfLife = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Locks after so many minutes without a hand on the desk; a screen woken from sleep is checked at once. */
export function useIdleLock(minutes: number, lock: () => void): void {
  useEffect(() => {
    const limit = minutes * 60_000;
    let last = performance.now();
    let timer = window.setTimeout(check, limit);

    function check(): void {
      const left = limit - (performance.now() - last);
      window.clearTimeout(timer);
      if (left <= 0) lock();
      else timer = window.setTimeout(check, left);
    }
    function touch(): void {
      last = performance.now();
    }

    for (const sign of signsOfLife) window.addEventListener(sign, touch, { passive: true, capture: true });
    document.addEventListener('visibilitychange', check);
    return () => {
      window.clearTimeout(timer);
      for (const sign of signsOfLife) window.removeEventListener(sign, touch, { capture: true });
      document.removeEventListener('visibilitychange', check);
    };
  }, [minutes, lock]);
}
