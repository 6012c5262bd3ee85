import { useRef } from 'react';
import type { FocusEvent, UIEvent } from 'react';

/**
 * Keys that walk over the heads bring each into sight; when they leave, the list stands again where it stood. Somebody
 * with a mouse scrolls as he likes. The heads stand directly in what scrolls.
 */
export function useSteadyHead() {
  const rest = useRef(0);
  const isWalking = useRef(false);
  return {
    onScroll: (event: UIEvent<HTMLElement>) => {
      if (!isWalking.current) rest.current = event.currentTarget.scrollLeft;
    },
    onHeadFocus: (event: FocusEvent<HTMLElement>) => {
      isWalking.current = event.target.matches(':focus-visible');
    },
    onHeadBlur: (event: FocusEvent<HTMLElement>) => {
      if (!isWalking.current || event.currentTarget.contains(event.relatedTarget)) return;
      isWalking.current = false;
      event.currentTarget.parentElement?.scrollTo({ left: rest.current });
    },
  };
}
