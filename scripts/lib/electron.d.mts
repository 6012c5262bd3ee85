export function findElectron(): string | undefined;
export function ensureElectron(): Promise<string | undefined>;
