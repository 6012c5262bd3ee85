import { getContractRouter, isContractProcedure } from '@orpc/contract';
import { contract } from '#shared/contract/index.ts';
import { SetupInput } from '#shared/contract/desk.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { Api } from '#shared/rpc/client.ts';
import type { ProcedureMeta } from '#shared/rpc/procedure.ts';
import { withCore, withSession } from './connect.ts';
import { readInput, readSecretFile } from './files.ts';
import { readOptions, requireArgument, UsageError } from './options.ts';
import type { Globals } from './options.ts';
import { answer, tell } from './output.ts';

/** `init --answers FILE`: a new desk from a file that only its owner may read. */
export async function init(args: readonly string[], globals: Globals): Promise<number> {
  const { values } = readOptions(args, { answers: { type: 'string' } });
  if (typeof values['answers'] !== 'string') throw new UsageError('init 要有 --answers 文件。');
  const answers = parseAnswers(readSecretFile(values['answers']));
  const made = await withCore(globals, (api) => api.desk.setup(answers));
  tell('工作台建好了。下面两半恢复密钥只显示这一次，请分别抄录或打印，装进两个信封密封，由两个人保管。');
  answer(globals.isJson, made, [`甲半：${made.recovery[0]}`, `乙半：${made.recovery[1]}`]);
  return 0;
}

function parseAnswers(text: string) {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw new AppError('door.answers-invalid', { what: '不是 JSON' });
  }
  const parsed = SetupInput.safeParse(raw);
  if (parsed.success) return parsed.data;
  const fields = Object.fromEntries(
    parsed.error.issues.map(({ path, message }) => [path.join('.'), message]),
  );
  throw new AppError('door.answers-invalid', { what: Object.keys(fields).join('、') || '内容' }, fields);
}

type Procedure = { name: string; kind: ProcedureMeta['kind']; access: ProcedureMeta['access'] };

export function declaredProcedures(): Procedure[] {
  return Object.entries(contract).flatMap(([area, procedures]) =>
    Object.entries(procedures).map(([name, procedure]) => {
      const { kind, access } = (procedure['~orpc'] as { meta: ProcedureMeta }).meta;
      return { name: `${area}.${name}`, kind, access };
    }),
  );
}

/** `procedures`: everything `call` can reach. */
export function listProcedures(args: readonly string[], globals: Globals): Promise<number> {
  readOptions(args, {});
  const list = declaredProcedures();
  const lines = list.map(
    ({ name, kind, access }) =>
      `${name.padEnd(30)} ${kind.padEnd(8)} ${typeof access === 'string' ? access : access.join(',')}`,
  );
  answer(globals.isJson, list, lines);
  return Promise.resolve(0);
}

/** `call PROCEDURE [--input JSON]`: one procedure of the contract. Files are named as {"$file": "path"}. */
export async function call(args: readonly string[], globals: Globals): Promise<number> {
  const { values, positionals } = readOptions(args, { input: { type: 'string' } });
  const name = requireArgument(positionals, 0, '操作名，如 session.current');
  const path = name.split('.');
  const procedure = path.length === 2 ? findProcedure(path) : undefined;
  if (!procedure) throw new AppError('procedure.unknown');
  const input = parseInput(typeof values['input'] === 'string' ? values['input'] : '{}');
  const needsSession = procedure.access !== 'anyone' || process.env['HULEI_USER'] !== undefined;
  const run = needsSession && name !== 'session.signIn' && name !== 'desk.setup' ? withSession : withCore;
  const result = await run(globals, (api) => callByPath(api, path, input));
  const wire = await toJson(result);
  answer(globals.isJson, wire, [JSON.stringify(wire, null, 2)]);
  return 0;
}

function findProcedure(path: readonly string[]): ProcedureMeta | undefined {
  const found = path.every((part, i) => i > 0 || Object.hasOwn(contract, part))
    ? getContractRouter(contract, path)
    : undefined;
  return isContractProcedure(found) ? (found['~orpc'].meta as ProcedureMeta) : undefined;
}

async function callByPath(
  api: Api,
  [area = '', name = '']: readonly string[],
  input: unknown,
): Promise<unknown> {
  const group = api[area as keyof Api] as unknown as Record<string, (value: unknown) => Promise<unknown>>;
  const procedure = group[name];
  if (!procedure) throw new AppError('procedure.unknown');
  return procedure(input);
}

function parseInput(text: string): unknown {
  try {
    return withFiles(JSON.parse(text));
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('door.input-invalid');
  }
}

function withFiles(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withFiles);
  if (typeof value !== 'object' || value === null) return value;
  if ('$file' in value && typeof value.$file === 'string') return new Blob([readInput(value.$file).bytes]);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withFiles(part)]));
}

/** Files come back as base64 with their type. */
async function toJson(value: unknown): Promise<unknown> {
  if (value instanceof Blob) {
    return { type: value.type, base64: Buffer.from(await value.arrayBuffer()).toString('base64') };
  }
  if (Array.isArray(value)) return Promise.all(value.map(toJson));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(async ([key, part]) => [key, await toJson(part)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

/** `audit verify`: exit code 1 unless the chain is clean. */
export async function auditVerify(args: readonly string[], globals: Globals): Promise<number> {
  const { positionals } = readOptions(args, {});
  if (positionals[0] !== 'verify') throw new UsageError('audit 后面要写 verify。');
  const verdict = await withSession(globals, (api) => api.audit.verify({}));
  const word = { clean: '操作记录完整', broken: '操作记录被改动过', unknown: '还不能下结论' }[verdict.state];
  answer(globals.isJson, verdict, [
    `${word}：共 ${verdict.entries} 条。`,
    ...verdict.problems.map(({ seq, what }) => `${seq === null ? '' : `第 ${seq} 条：`}${what}`),
    ...verdict.cannotKnow.map((text) => `不能知道的：${text}`),
  ]);
  return verdict.state === 'clean' ? 0 : 1;
}
