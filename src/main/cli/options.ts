import { parseArgs } from 'node:util';

/** The command was written wrongly; the usage is shown and the exit code is 2. */
export class UsageError extends Error {
  readonly reason: string | undefined;

  constructor(reason?: string) {
    super(reason ?? 'usage');
    this.reason = reason;
  }
}

export type Globals = { home: string | undefined; isJson: boolean; rest: string[] };

type Options = Record<string, { type: 'string' | 'boolean' }>;

export type Parsed = { values: Record<string, string | boolean | undefined>; positionals: string[] };

/** Options of one command; an unknown one is wrong use. @throws UsageError */
export function readOptions(args: readonly string[], options: Options): Parsed {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true,
    });
    return { values, positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? `参数不对：${error.message}` : undefined);
  }
}

/** `--home DIR` and `--json` may stand anywhere. */
export function readGlobals(argv: readonly string[]): Globals {
  const rest: string[] = [];
  let home = process.env['HULEI_HOME'] || undefined;
  let isJson = false;
  for (let i = 0; i < argv.length; i += 1) {
    const argument = argv[i] ?? '';
    if (argument === '--json') isJson = true;
    else if (argument === '--home') {
      home = argv[i + 1];
      if (home === undefined) throw new UsageError('--home 后面要跟文件夹。');
      i += 1;
    } else if (argument.startsWith('--home=')) home = argument.slice('--home='.length);
    else rest.push(argument);
  }
  return { home, isJson, rest };
}

/** A positional argument that must be there. @throws UsageError */
export function requireArgument(positionals: readonly string[], index: number, what: string): string {
  const value = positionals[index];
  if (value === undefined) throw new UsageError(`缺少${what}。`);
  return value;
}
