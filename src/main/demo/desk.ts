import { MessageChannel } from 'node:worker_threads';
import { createApp } from '#core/app.ts';
import { serve } from '#core/rpc/serve.ts';
import { FLOOR_COST } from '#core/vault/kdf.ts';
import { asClientPort } from '#main/client-port.ts';
import { version } from '#main/version.ts';
import { createClient } from '#shared/rpc/client.ts';
import type { Api } from '#shared/rpc/client.ts';
import { demoPassword, firstPassword, newcomers } from './cast.ts';
import type { Login } from './cast.ts';
import type { SteppingPorts } from './clock.ts';

/** What the town's clerks know by name. Filled as the town is built. */
export type Town = {
  units: Map<string, string>;
  /** Unit's name → the person who acts for it on paper. */
  contacts: Map<string, string>;
  venues: Map<string, string>;
  /** Venue's name and checklist item → problem. */
  problems: Map<string, string>;
  /** Title → item handed out. */
  tasks: Map<string, string>;
  /** Number of the letter → letter in. */
  letters: Map<string, string>;
};

export type DemoDesk = {
  api: Api;
  town: Town;
  /** Hands the desk to somebody else: locks it and signs in anew. A newcomer changes the first password at once. */
  seat: (login: Login) => Promise<void>;
  close: () => void;
};

/** A desk in this process, spoken to through the contract like behind every door. */
export function openDemoDesk(home: string, ports: SteppingPorts): DemoDesk {
  const app = createApp({ home, ports, version, isDemo: true, kdf: FLOOR_COST });
  const { port1, port2 } = new MessageChannel();
  serve(app, {
    postMessage: (data) => port1.postMessage(data),
    onMessage: (listener) => port1.on('message', listener),
    onClose: (listener) => port1.on('close', listener),
    close: () => port1.close(),
  });
  const api = createClient(asClientPort(port2));
  const unseen = new Set<Login>(newcomers.map(({ login }) => login));
  let seated: Login | undefined;
  return {
    api,
    town: {
      units: new Map(),
      contacts: new Map(),
      venues: new Map(),
      problems: new Map(),
      tasks: new Map(),
      letters: new Map(),
    },
    seat: async (login) => {
      if (seated === login) return;
      if (seated !== undefined) await api.session.lock({});
      const isNew = unseen.delete(login);
      await api.session.signIn({ login, password: isNew ? firstPassword : demoPassword });
      if (isNew) await api.session.changePassword({ current: firstPassword, next: demoPassword });
      seated = login;
    },
    close: () => {
      port2.close();
      app.close();
    },
  };
}

/** @throws Error when the cast and the town do not fit together. */
export function getOf(map: ReadonlyMap<string, string>, name: string): string {
  const id = map.get(name);
  if (id === undefined) throw new Error(`the invented town has no ${name}`);
  return id;
}

/** One act of the story: when, whose account, and what. */
export type Step = { at: number; by: Login; run: (desk: DemoDesk) => Promise<void> };

/** Plays the steps in the order of their time. */
export async function play(desk: DemoDesk, ports: SteppingPorts, steps: readonly Step[]): Promise<void> {
  for (const { at, by, run } of steps.toSorted((a, b) => a.at - b.at)) {
    ports.stepTo(at);
    await desk.seat(by);
    await run(desk);
  }
}
