import type { Job } from '#shared/contract/organisation.ts';
import type { Api } from '#shared/rpc/client.ts';
import { readPlan } from '#core/plan/read-plan.ts';
import { withCore, withSession } from './connect.ts';
import { readInput, readSecretFile } from './files.ts';
import { readOptions, requireArgument, UsageError } from './options.ts';
import type { Globals } from './options.ts';
import { answer, Refused, tell } from './output.ts';

/** `plan read FILE`: what a plan says, without any store. */
export function planRead(args: readonly string[], globals: Globals): Promise<number> {
  const { positionals } = readOptions(args, {});
  if (positionals[0] !== 'read') throw new UsageError('plan 后面要写 read。');
  const { bytes, name } = readInput(requireArgument(positionals, 1, '方案文件'));
  const draft = readPlan(bytes, name);
  answer(globals.isJson, draft, [JSON.stringify(draft, null, 2)]);
  return Promise.resolve(0);
}

/** `import REGISTER FILE.xlsx [--dry-run]`. */
export async function importRegister(args: readonly string[], globals: Globals): Promise<number> {
  const { values, positionals } = readOptions(args, {
    'dry-run': { type: 'boolean' },
    sheet: { type: 'string' },
  });
  const register = requireArgument(positionals, 0, '台账名，如 venues');
  const { bytes, name } = readInput(requireArgument(positionals, 1, '表格文件'));
  const sheet = typeof values['sheet'] === 'string' ? { sheet: values['sheet'] } : {};
  const input = { register, file: new Blob([bytes]), name, ...sheet };
  const report = await withSession(globals, async (api) =>
    values['dry-run'] === true ? api.imports.judge(input) : (await api.imports.commit(input)).report,
  );
  answer(globals.isJson, report, [
    `共 ${report.rows} 行 = 接收 ${report.accepted} + 无变化 ${report.unchanged} + 退回 ${report.refusedRows}`,
    ...report.refused.map(({ row, column, reason }) => `退回 第 ${row} 行 ${column}：${reason}`),
    ...report.warnings.map(({ row, column, reason }) => `提醒 第 ${row} 行 ${column}：${reason}`),
  ]);
  return 0;
}

/** `backup create DIR | verify DIR | restore DIR --halves FILE`. */
export async function backup(args: readonly string[], globals: Globals): Promise<number> {
  const { values, positionals } = readOptions(args, { halves: { type: 'string' } });
  const folder = requireArgument(positionals, 1, '文件夹');
  switch (positionals[0]) {
    case 'create':
      return printJob(
        globals,
        await withSession(globals, (api) => finish(api, () => api.backups.create({ folder }))),
      );
    case 'verify':
      return printJob(
        globals,
        await withCore(globals, (api) => finish(api, () => api.backups.verify({ folder }))),
      );
    case 'restore': {
      const halves = readHalves(values['halves']);
      return printJob(
        globals,
        await withCore(globals, (api) => finish(api, () => api.backups.restore({ folder, halves }))),
      );
    }
    default:
      throw new UsageError('backup 后面要写 create、verify 或 restore。');
  }
}

/** From a file that only its owner may read (JSON of `init`, or two lines), or from HULEI_RECOVERY_A and _B. */
function readHalves(file: unknown): [string, string] {
  const [a, b] =
    typeof file === 'string'
      ? halvesIn(readSecretFile(file))
      : [process.env['HULEI_RECOVERY_A'], process.env['HULEI_RECOVERY_B']];
  if (!a || !b)
    throw new UsageError(
      'restore 要有两半恢复密钥：--halves 文件，或 HULEI_RECOVERY_A 和 HULEI_RECOVERY_B。',
    );
  return [a, b];
}

function halvesIn(text: string): (string | undefined)[] {
  try {
    const raw = JSON.parse(text) as { recovery?: unknown } | unknown[];
    const list: unknown = Array.isArray(raw) ? raw : raw.recovery;
    return Array.isArray(list) ? list.map(String) : [];
  } catch {
    return text
      .split('\n')
      .map((line) => line.replace(/^[甲乙]半：/, '').trim())
      .filter(Boolean);
  }
}

const POLL_MS = 100;

/** Waits for a job; Ctrl+C cancels it. @throws Refused with the job's own sentence. */
async function finish(api: Api, start: () => Promise<{ jobId: string }>): Promise<Job> {
  const { jobId } = await start();
  const cancel = (): void => void api.jobs.cancel({ id: jobId });
  process.once('SIGINT', cancel);
  let last = '';
  try {
    for (;;) {
      const job = await api.jobs.get({ id: jobId });
      if (job.state === 'running') {
        if (job.message !== last) tell(job.message);
        last = job.message;
        await new Promise((resolve) => {
          setTimeout(resolve, POLL_MS);
        });
      } else if (job.state === 'done') return job;
      else throw new Refused(job.message);
    }
  } finally {
    process.off('SIGINT', cancel);
  }
}

function printJob(globals: Globals, job: Job): number {
  answer(globals.isJson, { folder: job.folder, message: job.message }, [job.message]);
  return 0;
}
