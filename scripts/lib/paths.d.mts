type Machine = { platform?: string; env?: Record<string, string | undefined>; home?: string };
export const root: string;
export function defaultHome(machine?: Machine): string;
export function callerFolder(): string;
