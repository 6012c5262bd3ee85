import type { IncomingInput } from '#shared/contract/incoming.ts';
import { office } from './cast.ts';
import type { Login, Office } from './cast.ts';
import { chinaTime } from './clock.ts';
import { getOf } from './desk.ts';
import type { DemoDesk, Step } from './desk.ts';

type DemoLetter = Pick<
  IncomingInput,
  'kind' | 'basis' | 'organ' | 'number' | 'writtenOn' | 'receivedOn' | 'title' | 'paperLimitOn'
> & {
  demands: readonly string[];
  /** Whom it went to, on which day; nobody yet where absent. */
  assigned?: { on: string; units: readonly Office[] };
  /** What was written on the first demands. */
  answered?: { on: string; by: Login; answers: readonly string[] };
  replied?: { on: string; number: string };
  effect?: { on: string; text: string };
  closedOn?: string;
};

const blank = { paperLimitOn: null } as const;

/** Other organs' letters, all invented: one close to its limit, one late, one settled, one that nobody has yet. */
const demoLetters: readonly DemoLetter[] = [
  {
    ...blank,
    kind: 'procuratorial',
    basis: 'minors-114',
    organ: '青禾县人民检察院',
    number: '青检建〔2026〕31号',
    writtenOn: '2026-10-26',
    receivedOn: '2026-10-27',
    title: '关于规范旅馆接待未成年人住宿的检察建议',
    demands: ['对全镇旅馆住宿登记情况逐家核查。', '督促旅馆落实“五必须”。', '建立部门会商机制。'],
    assigned: { on: '2026-10-28', units: [office.police, office.market] },
    answered: {
      on: '2026-11-12',
      by: 'paichusuo',
      answers: ['已逐家核查，没有登记的当场责令改正，列入问题台账。', '已张贴提示，前台人员逐人培训。'],
    },
  },
  {
    ...blank,
    kind: 'judicial',
    basis: 'judicial',
    organ: '青禾县人民法院',
    number: '青法建〔2026〕6号',
    writtenOn: '2026-09-15',
    receivedOn: '2026-09-18',
    title: '关于加强农村留守儿童监护指导的司法建议',
    demands: ['摸清监护缺失的家庭，逐户指导。'],
    assigned: { on: '2026-09-21', units: [office.social] },
  },
  {
    kind: 'police',
    basis: 'as-written',
    organ: '青禾县公安局',
    number: '青公提〔2026〕12号',
    writtenOn: '2026-10-09',
    receivedOn: '2026-10-12',
    paperLimitOn: '2026-10-26',
    title: '关于校园周边夜间治安隐患的提示函',
    demands: ['放学时段增加巡逻。', '清理校门口占道摊点。'],
    assigned: { on: '2026-10-12', units: [office.police] },
    answered: {
      on: '2026-10-20',
      by: 'paichusuo',
      answers: ['每日放学前后半小时定点值守。', '会同执法队清理摊点四处。'],
    },
    replied: { on: '2026-10-22', number: '青政函〔2026〕58号' },
    effect: { on: '2026-11-09', text: '两周内校门口没有再发现占道摊点，家长反映好转。' },
    closedOn: '2026-11-10',
  },
  {
    kind: 'supervisory',
    basis: 'as-written',
    organ: '青禾县监察委员会',
    number: '青监建〔2026〕3号',
    writtenOn: '2026-11-18',
    receivedOn: '2026-11-20',
    paperLimitOn: '2026-12-20',
    title: '关于压实校园安全监管责任的监察建议',
    demands: ['查清责任分工。', '对履职不到位的提醒谈话。'],
  },
];

/** Letters as they come in, and what became of them. */
export function letterSteps(): Step[] {
  return demoLetters.flatMap((letter, index) => {
    const at = (day: string, hour: string): number => chinaTime(day, hour) + index * 60_000;
    const step = (day: string | undefined, hour: string, by: Login, run: Step['run']): Step[] =>
      day === undefined ? [] : [{ at: at(day, hour), by, run }];
    const { receivedOn, assigned, answered, replied, effect, closedOn } = letter;
    return [
      ...step(receivedOn, '10:00', 'zonghe', (desk) => register(desk, letter)),
      ...step(assigned?.on, '10:30', 'zonghe', (desk) => assign(desk, letter)),
      ...step(answered?.on, '11:00', answered?.by ?? 'zonghe', (desk) => answer(desk, letter)),
      ...step(replied?.on, '11:30', 'zonghe', async (desk) => {
        if (!replied) return;
        const now = await stepOf(desk, letter);
        const sent = { repliedOn: replied.on, replyNumber: replied.number, note: '' };
        await desk.api.incoming.reply({ ...now, ...sent });
      }),
      ...step(effect?.on, '11:40', 'zonghe', async (desk) => {
        if (!effect) return;
        const now = await stepOf(desk, letter);
        await desk.api.incoming.effect({ ...now, effectOn: effect.on, effect: effect.text });
      }),
      ...step(closedOn, '11:50', 'lingdao', async (desk) => {
        await desk.api.incoming.close({ ...(await stepOf(desk, letter)), note: '' });
      }),
    ];
  });
}

async function register({ api, town }: DemoDesk, letter: DemoLetter): Promise<void> {
  const { demands, assigned: _a, answered: _b, replied: _c, effect: _d, closedOn: _e, ...words } = letter;
  const { id } = await api.incoming.register({
    letter: {
      ...words,
      summary: '',
      contact: '',
      demands: demands.map((text) => ({ text })),
      fileIds: [],
    },
  });
  town.letters.set(letter.number, id);
}

async function assign(desk: DemoDesk, letter: DemoLetter): Promise<void> {
  const unitIds = (letter.assigned?.units ?? []).map((unit) => getOf(desk.town.units, unit));
  await desk.api.incoming.assign({ ...(await stepOf(desk, letter)), unitIds, note: '' });
}

async function answer(desk: DemoDesk, letter: DemoLetter): Promise<void> {
  const id = getOf(desk.town.letters, letter.number);
  const { revision, demands } = await desk.api.incoming.get({ id });
  const answers = (letter.answered?.answers ?? []).flatMap((text, index) => {
    const demandId = demands[index]?.id;
    return demandId === undefined ? [] : [{ demandId, answer: text }];
  });
  await desk.api.incoming.answer({ id, revision, answers });
}

async function stepOf({ api, town }: DemoDesk, letter: DemoLetter) {
  const id = getOf(town.letters, letter.number);
  const { revision } = await api.incoming.get({ id });
  return { id, revision };
}
