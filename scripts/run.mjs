import { Refusal, say } from './lib/say.mjs';

/**
 * Every command of package.json starts here, on whatever Node the machine has (20 or newer) and before anything is
 * installed: these scripts use nothing but Node itself.
 * @type {Record<string, (args: readonly string[]) => Promise<number>>}
 */
const commands = {
  start: async (args) => (await import('./commands/start.mjs')).start(args),
  demo: async (args) => (await import('./commands/start.mjs')).demo(args),
  hulei: async (args) => (await import('./commands/hulei.mjs')).hulei(args),
  check: async () => (await import('./commands/check.mjs')).check(),
  test: async (args) => (await import('./commands/test.mjs')).test(args),
  bench: async (args) => (await import('./commands/bench.mjs')).bench(args),
  prove: async (args) => (await import('./commands/prove.mjs')).prove(args),
};

async function main(/** @type {string | undefined} */ name, /** @type {readonly string[]} */ args) {
  if (Number.parseInt(process.versions.node, 10) < 20) {
    throw new Refusal(`Node.js ${process.versions.node} 太旧，请到 nodejs.org 安装 24 版后再运行一次。`);
  }
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new Refusal(`可用的命令：${Object.keys(commands).join('、')}`);
  return command(args);
}

const [, , name, ...args] = process.argv;
try {
  process.exitCode = await main(name, args);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  say(error.message);
  process.exitCode = 1;
}
