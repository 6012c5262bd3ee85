import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';

/** What somebody came to do, from 今日: it is opened once, and no more after the thing has moved on. */
export function useAskedStep(revision: number): { step?: string; part?: string } {
  const { step, part } = useSearch({ strict: false });
  const [first] = useState(revision);
  if (revision !== first) return {};
  return { ...(step === undefined ? {} : { step }), ...(part === undefined ? {} : { part }) };
}
