export function findBundledNode(machine: { platform: string; arch: string }): string | undefined;
export function canRunSources(version: string): boolean;
export function getNode24(): Promise<string>;
