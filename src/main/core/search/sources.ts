import { registerSources } from './register-sources.ts';
import type { Source } from './source.ts';
import { workSources } from './work-sources.ts';

/** Everything that is searched, in the order hits are grouped in. */
export const sources: readonly Source[] = [...registerSources, ...workSources];

/** @throws Error for an id that no source has: the index holds only what sources put there. */
export function getSource(id: string): Source {
  const source = sources.find((candidate) => candidate.id === id);
  if (!source) throw new Error(`nothing searched is called ${id}`);
  return source;
}
