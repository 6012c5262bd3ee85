export function withLock<T>(
  folder: string,
  work: () => Promise<T>,
  options?: { onWait?: () => void; pollMs?: number },
): Promise<T>;
