export type Demo = { home: string; startsAt: number; lines: string[] };

/** Makes the invented town. */
export async function prepareDemo(home: string): Promise<Demo> {
  return Promise.resolve({ home, startsAt: Date.parse('2026-11-23T01:00:00Z'), lines: [] });
}
