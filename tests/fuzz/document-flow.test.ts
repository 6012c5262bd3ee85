import '../support/quick-argon.ts';
import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { AppError } from '#shared/rpc/app-error.ts';
import type { Api } from '#shared/rpc/client.ts';
import { atWork, drafted, withLeader, wordId } from '../support/letters.ts';
import { prepareTown } from '../support/prepared.ts';
import type { Prepared } from '../support/prepared.ts';
import { finishJob } from '../support/test-desk.ts';
import { FUZZ_RUNS } from './raw-calls.ts';

const WALKS = Math.max(6, Math.floor(FUZZ_RUNS / 400));

let town: Prepared;
beforeAll(async () => {
  town = await withLeader(await prepareTown());
});

type Who = 'coordinator' | 'leader';
type Step =
  | 'save'
  | 'submit'
  | 'withdraw'
  | 'approve'
  | 'sendBack'
  | 'issue'
  | 'send'
  | 'receive'
  | 'archive'
  | 'void';
const steps = [
  ...([
    'save',
    'save',
    'submit',
    'submit',
    'submit',
    'withdraw',
    'approve',
    'approve',
    'approve',
    'sendBack',
  ] as const),
  ...(['issue', 'issue', 'issue', 'send', 'send', 'receive', 'receive', 'archive', 'void'] as const),
] satisfies Step[];

/** What a general office would tell of one paper, written down without a look at the product's own tables. */
type Paper = {
  isLetter: boolean;
  at: 'desk' | 'leader' | 'signed' | 'out' | 'shelf' | 'torn';
  hasLeaderWritten: boolean;
  receiptsOut: number;
  number: number | null;
};

const to = (paper: Paper, at: Paper['at'], change: Partial<Paper> = {}): Paper => ({
  ...paper,
  ...change,
  at,
});

/** Moves the paper on, or says that this cannot be; `next` is the number it would get. */
const moves: Record<Step, (paper: Paper, who: Who, next: number) => Paper | 'refused'> = {
  save: (paper, who) =>
    paper.at === 'desk' ? to(paper, 'desk', who === 'leader' ? { hasLeaderWritten: true } : {}) : 'refused',
  submit: (paper) => (paper.at === 'desk' ? to(paper, 'leader') : 'refused'),
  withdraw: (paper) => (paper.at === 'leader' ? to(paper, 'desk') : 'refused'),
  approve: (paper, who) =>
    paper.at === 'leader' && who === 'leader' && !paper.hasLeaderWritten ? to(paper, 'signed') : 'refused',
  sendBack: (paper) => (paper.at === 'leader' || paper.at === 'signed' ? to(paper, 'desk') : 'refused'),
  issue: (paper, _who, next) =>
    paper.at === 'signed' || (!paper.isLetter && (paper.at === 'desk' || paper.at === 'leader'))
      ? to(paper, 'out', { number: next })
      : 'refused',
  send: (paper) =>
    paper.at === 'out' ? to(paper, 'out', { receiptsOut: paper.receiptsOut + 1 }) : 'refused',
  receive: (paper) =>
    (paper.at === 'out' || paper.at === 'shelf') && paper.receiptsOut > 0
      ? to(paper, paper.at, { receiptsOut: paper.receiptsOut - 1 })
      : 'refused',
  // Of the whole year: a paper that is not out stays where it is.
  archive: (paper) => (paper.at === 'out' ? to(paper, 'shelf') : paper),
  void: (paper) => (paper.at === 'out' || paper.at === 'shelf' ? to(paper, 'torn') : 'refused'),
};

const places = {
  desk: 'draft',
  leader: 'review',
  signed: 'approved',
  out: 'issued',
  shelf: 'archived',
  torn: 'void',
} as const;

/** Takes the step through the contract. @returns whether it was taken */
async function take(api: Api, id: string, step: Step, turn: number): Promise<boolean> {
  const { revision, words, recipients, numbering } = await api.documents.get({ id });
  const at = { id, revision };
  const open = recipients.find(({ receivedOn }) => receivedOn === null);
  const day = '2026-11-23';
  const calls = {
    save: () => api.documents.save({ ...at, words: { ...words, contact: `协调${turn}` } }),
    submit: () => api.documents.submit({ ...at, note: '' }),
    withdraw: () => api.documents.withdraw(at),
    approve: () => api.documents.approve({ ...at, note: '' }),
    sendBack: () => api.documents.sendBack({ ...at, note: '再看看' }),
    issue: async () =>
      api.documents.issue({ ...at, ...(numbering === 'word' ? { wordId: await wordId(api, 'own') } : {}) }),
    send: () =>
      api.documents.send({ ...at, recipients: [{ name: `甲${turn}`, method: 'direct', sentOn: day }] }),
    receive: () =>
      api.documents.receive({
        ...at,
        recipientId: open?.id ?? 'none',
        receivedOn: day,
        receiver: '某辛',
        receipt: '',
      }),
    archive: async () => finishJob(api, await api.documents.archive({ year: 2026 })),
    void: () => api.documents.void({ ...at, note: '发错' }),
  } satisfies Record<Step, () => Promise<unknown>>;
  try {
    await calls[step]();
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code !== 'internal') return false;
    throw error;
  }
}

const on = (paper: number, who: Who, way: readonly Step[]) => way.map((step) => ({ paper, who, step }));

/** Ways that chance may not find: a leader signs what he wrote; a letter out, signed for, on the shelf, torn up. */
const known = [
  {
    kinds: [true],
    way: [...on(0, 'leader', ['save', 'submit', 'approve', 'withdraw', 'approve', 'issue', 'sendBack'])],
  },
  {
    kinds: [true, false],
    way: [
      ...on(0, 'coordinator', ['submit', 'sendBack', 'submit', 'approve']),
      ...on(0, 'leader', ['approve', 'issue', 'send', 'send', 'receive', 'archive', 'receive', 'receive']),
      ...on(1, 'coordinator', ['submit', 'issue', 'void', 'archive', 'void']),
      ...on(0, 'coordinator', ['void', 'send', 'receive']),
    ],
  },
];

const walk = fc.record({
  kinds: fc.array(fc.boolean(), { minLength: 1, maxLength: 2 }),
  way: fc.array(
    fc.record({
      paper: fc.nat(2),
      who: fc.constantFrom<Who>('coordinator', 'leader'),
      step: fc.constantFrom(...steps),
    }),
    { minLength: 20, maxLength: 36 },
  ),
});

test(
  `${WALKS} walks of a few papers each, at random, by two people: every step is taken or refused as an office would, numbers run on`,
  { timeout: 60_000 + WALKS * 6000 },
  async () => {
    const met = new Set<string>();
    await fc.assert(
      fc.asyncProperty(walk, async ({ kinds, way }) => {
        const { desk, problemId } = await atWork(town);
        let who: Who = 'coordinator';
        let api = await desk.as(who);
        const papers: { id: string; paper: Paper }[] = [];
        for (const isLetter of kinds) {
          const { id } = await drafted(api, problemId, isLetter ? 'supervision-letter' : 'supervision-form');
          papers.push({
            id,
            paper: { isLetter, at: 'desk', hasLeaderWritten: false, receiptsOut: 0, number: null },
          });
        }
        const last = { form: 0, letter: 0 };
        for (const [turn, { paper: at, who: by, step }] of way.entries()) {
          if (by !== who) api = await desk.as(by);
          who = by;
          const one = papers[at % papers.length];
          if (!one) continue;
          const row = one.paper.isLetter ? 'letter' : 'form';
          // A year with nothing out cannot be archived at all; with something, all of it is.
          const isOut = papers.some(({ paper }) => ['out', 'shelf', 'torn'].includes(paper.at));
          const next = moves[step](one.paper, who, last[row] + 1);
          const expected = step === 'archive' ? isOut : next !== 'refused';
          expect([turn, step, who, one.paper.at, await take(api, one.id, step, turn)]).toEqual([
            turn,
            step,
            who,
            one.paper.at,
            expected,
          ]);
          met.add(`${step} ${expected}`);
          if (step === 'approve' && who === 'leader' && one.paper.at === 'leader')
            met.add(`signs ${expected}`);
          if (step === 'archive') {
            for (const each of papers) {
              const kept = moves.archive(each.paper, who, 0);
              if (kept !== 'refused') each.paper = kept;
            }
          } else if (next !== 'refused') one.paper = next;
          if (step === 'issue' && expected) last[row] += 1;
        }
        for (const { id, paper } of papers) {
          const { status, number, recipients } = await api.documents.get({ id });
          const written = paper.isLetter
            ? `示例政发〔2026〕${paper.number}号`
            : `督办单2026-${String(paper.number).padStart(3, '0')}`;
          expect([status, number]).toEqual([places[paper.at], paper.number === null ? null : written]);
          expect(recipients.filter(({ receivedOn }) => receivedOn === null)).toHaveLength(paper.receiptsOut);
        }
        expect(desk.bugs).toEqual([]);
        desk.app.close();
      }),
      { numRuns: WALKS, seed: 20261125, endOnFailure: true, examples: known.map((way) => [way]) },
    );
    // The walks went everywhere, and a leader who had written tried to sign.
    expect([...steps.map((step) => `${step} true`), 'signs false'].filter((line) => !met.has(line))).toEqual(
      [],
    );
  },
);
