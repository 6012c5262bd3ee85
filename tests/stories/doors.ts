import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const host = join(root, 'src/main/host/main.ts');
/** What is shipped is what the stories run on: the built screen and the built core. */
const built = ['--renderer', join(root, 'out/renderer'), '--core', join(root, 'out/main/worker.js')];

export type Door = {
  address: string;
  /** What it said until it gave its address. */
  said: string;
  close: () => Promise<void>;
};

/** The desk as on the given morning in China, e.g. 2026-11-23T09:00. */
export function openDoorAt(home: string, morning: string): Promise<Door> {
  return open([join(import.meta.dirname, 'door.ts'), home, `${morning}:00+08:00`]);
}

/** The browser door itself, as `npm start -- --browser` starts it, on the PC's own clock. */
export function openHostDoor(home: string): Promise<Door> {
  return open([host, '--home', home, ...built]);
}

/** The invented town, as `npm run demo` starts it. */
export function openDemoDoor(): Promise<Door> {
  return open([host, '--demo', ...built]);
}

/** A second start on the same folder. @returns its exit code and what it said. */
export async function startSecond(home: string): Promise<{ code: number | null; said: string }> {
  const child = start([host, '--home', home, ...built]);
  let said = '';
  child.stderr?.on('data', (chunk) => (said += String(chunk)));
  child.stdout?.on('data', (chunk) => (said += String(chunk)));
  return { code: await exitOf(child), said };
}

function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, HULEI_KDF: 'floor', NODE_OPTIONS: '' },
  });
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((done) => {
    child.once('exit', (code) => done(code));
  });
}

async function open(args: readonly string[]): Promise<Door> {
  const child = start(args);
  const exited = exitOf(child);
  let said = '';
  const address = await new Promise<string>((found, fail) => {
    const listen = (chunk: unknown): void => {
      said += String(chunk);
      const match = /http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]+/.exec(said);
      if (match) found(match[0]);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => fail(new Error(`the door ended with ${code}: ${said}`)));
  });
  return {
    address,
    said,
    close: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
