export function fingerprint(base: string, names: readonly string[]): string;
export function isStamped(file: string, expected: string): boolean;
export function writeStamp(file: string, value: string | undefined): void;
