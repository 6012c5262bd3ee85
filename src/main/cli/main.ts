import { AppError, describeError } from '#shared/rpc/app-error.ts';
import { commands } from './commands.ts';
import { readGlobals, UsageError } from './options.ts';
import { Refused, tell } from './output.ts';

/** 0 done, 1 refused, 2 wrong use: the same for every command. */
const EXIT = { done: 0, refused: 1, usage: 2 } as const;

async function run(argv: readonly string[]): Promise<number> {
  const globals = readGlobals(argv);
  const [name, ...rest] = globals.rest;
  const command = name === undefined ? undefined : commands.find((candidate) => candidate.name === name);
  if (!command) throw new UsageError(name === undefined ? undefined : `没有“${name}”这个命令。`);
  return command.run(rest, globals);
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) {
    tell(
      `${error.reason === undefined ? '' : `${error.reason}\n`}用法：\n${commands.map(({ usage }) => `  hulei ${usage}`).join('\n')}`,
    );
    process.exitCode = EXIT.usage;
  } else if (error instanceof AppError) {
    tell(describeError(error.code, error.params));
    for (const [field, text] of Object.entries(error.fields ?? {})) tell(`  ${field}：${text}`);
    process.exitCode = EXIT.refused;
  } else if (error instanceof Refused) {
    tell(error.sentence);
    process.exitCode = EXIT.refused;
  } else {
    tell(describeError('internal', { incident: 'CLI' }));
    if (process.env['HULEI_DEBUG'] === '1') tell(String(error instanceof Error ? error.stack : error));
    process.exitCode = EXIT.refused;
  }
}
