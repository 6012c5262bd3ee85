import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { createApp } from '#core/app.ts';
import type { App } from '#core/app.ts';
import type { Connection } from '#core/context.ts';
import type { Converter, Ports } from '#core/ports.ts';
import { FLOOR_COST } from '#core/vault/kdf.ts';
import { systemPorts } from '#main/system-ports.ts';
import type { Job } from '#shared/contract/organisation.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { Api } from '#shared/rpc/client.ts';
import { fakeClock } from '../unit/vault/support.ts';
import type { FakeClock } from '../unit/vault/support.ts';
import { connectTo } from './pipe.ts';
import type { Pipe } from './pipe.ts';
import { MONDAY, people } from './town.ts';
import type { AccountName } from './town.ts';

export type TestDesk = {
  home: string;
  app: App;
  clock: FakeClock;
  /** What the core noted as bugs: a test that expects none ends with this empty. */
  bugs: unknown[];
  /** A pipe nobody signed in on. */
  connect: () => Pipe;
  /** Locks whoever sits there and signs somebody in on a pipe of their own. */
  as: (who: AccountName) => Promise<Api>;
  /** The core's side of the pipe opened last. */
  lastConnection: () => Connection;
};

type DeskOptions = {
  home?: string;
  now?: number;
  random?: Ports['random'];
  /** Left out: a PC without one. */
  converter?: Converter;
  openFile?: (path: string) => Promise<boolean>;
};

const noConverter: Converter = {
  name: () => null,
  toPdf: () => Promise.reject(new AppError('converter.missing')),
};

/** A folder that goes away with its test, or with its file when made outside one. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hulei-desk-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function atEnd(work: () => void): void {
  try {
    onTestFinished(work);
  } catch {
    afterAll(work); // called while the file is being set up
  }
}

/** The core in this thread, on a clock that stands still until it is told to go on. */
export function createTestDesk(options: DeskOptions = {}): TestDesk {
  const { home = testFolder(), now = MONDAY, random, converter = noConverter, openFile } = options;
  const clock = fakeClock(now);
  const bugs: unknown[] = [];
  const ports: Ports = {
    clock,
    random: random ?? systemPorts().random,
    converter,
    report: (_incident, error) => void bugs.push(error),
  };
  const app = createApp({
    home,
    ports,
    version: '0.0.0-test',
    kdf: FLOOR_COST,
    ...(openFile ? { openFile } : {}),
  });
  let last: Connection | undefined;
  const { connect } = app;
  app.connect = () => {
    last = connect();
    return last;
  };
  const pipes: Pipe[] = [];
  atEnd(() => {
    for (const pipe of pipes) pipe.close();
    app.close();
  });
  const desk: TestDesk = {
    home,
    app,
    clock,
    bugs,
    connect: () => {
      const pipe = connectTo(app);
      pipes.push(pipe);
      return pipe;
    },
    as: async (who) => {
      app.lock();
      const { api } = desk.connect();
      const { login, password } = people[who];
      await api.session.signIn({ login, password });
      return api;
    },
    lastConnection: () => {
      if (!last) throw new Error('nobody connected yet');
      return last;
    },
  };
  return desk;
}

/** A desk on a copy of a prepared home. */
export function copyOf(template: string, options: Omit<DeskOptions, 'home'> = {}): TestDesk {
  const home = testFolder();
  cpSync(template, home, { recursive: true });
  return createTestDesk({ ...options, home });
}

/** Waits for a job to end, however it ends. */
export async function finishJob(api: Api, { jobId }: { jobId: string }): Promise<Job> {
  for (;;) {
    const job = await api.jobs.get({ id: jobId });
    if (job.state !== 'running') return job;
    await new Promise((resolve) => {
      setTimeout(resolve, 15);
    });
  }
}
