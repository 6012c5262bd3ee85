type LockedPackage = { version?: string; integrity?: string; optional?: boolean; devOptional?: boolean };
type Lockfile = { packages?: Record<string, LockedPackage> };
export function ensureInstalled(): Promise<void>;
export function isTreeOfLock(installed: Lockfile, locked: Lockfile): boolean;
