type Machine = {
  platform: string;
  env: Record<string, string | undefined>;
  home: string;
  isProgram: (path: string) => boolean;
  list: (folder: string) => readonly string[];
};
export function findChromium(machine?: Machine): string | undefined;
export function ensureChromium(node24: string): Promise<string | undefined>;
