const OFFICE_OFFSET_MS = 8 * 3_600_000;

/** An instant as the office's wall clock shows it: 2026-11-23 09:05. */
export function formatInstant(instant: string): string {
  return new Date(Date.parse(instant) + OFFICE_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
}

/** 2026-11-23 → 11月23日; with the year where it is not this one. */
export function formatDay(date: string, today?: string): string {
  const [year, month, day] = date.split('-').map(Number);
  const short = `${month}月${day}日`;
  return today?.startsWith(`${year}-`) ? short : `${year}年${short}`;
}

/** Bytes as people buy sticks: 3.2 GB, 640 MB, 12 KB. */
export function formatBytes(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  if (bytes >= 1e6) return `${Math.round(bytes / 1e6)} MB`;
  return `${Math.max(1, Math.round(bytes / 1e3))} KB`;
}
