/**
 * Where a worker thread's code lies: beside the caller while the program runs from its sources; in a bundle, where all
 * files stand in one folder, under its own name there.
 * @param source path of the worker from the caller, e.g. `./parser-worker.ts`.
 * @param caller the caller's `import.meta.url`.
 */
export function workerUrl(source: string, caller: string): URL {
  if (caller.endsWith('.ts')) return new URL(source, caller);
  const name = source.split('/').at(-1) ?? source;
  return new URL(`./${name.replace(/\.ts$/, '.js')}`, caller);
}
