import { and, eq, inArray } from 'drizzle-orm';
import { earlier, later } from '#shared/domain/calendar/plain-date.ts';
import type { PlanConfirmation } from '#shared/domain/plan/confirm.ts';
import type { PlanDraft } from '#shared/domain/plan/plan-draft.ts';
import { distinctUnits, isCollective, suggestAliases } from '#shared/domain/plan/plan-units.ts';
import { foldName } from '#shared/registers/aliases.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, nowIso } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { readPlan } from '../plan/read-plan.ts';
import { campaigns, campaignUnits, phases } from '../store/schema/plan.ts';
import { storeGroups } from './plan-groups.ts';
import type { UnitReader } from './plan-groups.ts';
import { keepPhases, keepSpan } from './plan-span.ts';
import { storeObligations } from './plan-obligations.ts';
import { addUnitAlias, ensureUnit, findUnitId, listUnits } from './units.ts';

/** What makes two files the same plan: the number when there is one, else the title. */
function identityOf({ number, title }: Pick<PlanDraft, 'number' | 'title'>): string {
  return foldName(number ?? title);
}

/** Reads a plan document into a draft and names what the clerk has to settle. Stores nothing. @throws AppError `plan.*`. */
export async function readPlanFile(ctx: RecordsContext, input: { file: Blob; name: string }) {
  const draft = readPlan(new Uint8Array(await input.file.arrayBuffer()), input.name);
  const named = distinctUnits(draft);
  const known = listUnits(ctx.db)
    .filter(({ kind }) => kind !== 'village')
    .map(({ name }) => name);
  const existing = ctx.db
    .select()
    .from(campaigns)
    .where(eq(campaigns.identity, identityOf(draft)))
    .get();
  return {
    draft,
    units: named.map(({ unit, places }) => ({
      name: unit,
      places: places.map(
        ({ as, group }) =>
          ({ member: '成员单位', lead: `${group ?? ''}牵头`, responsible: `${group ?? ''}责任` })[as],
      ),
      isCollective: isCollective(unit),
    })),
    suggestions: suggestAliases([...known, ...named.map(({ unit }) => unit)]).filter(
      ({ alias }) => findUnitId(ctx.db, alias) === undefined,
    ),
    existing: existing ? { id: existing.id, title: existing.title } : null,
  };
}

function unitReader(ctx: RecordsContext, input: PlanConfirmation): UnitReader {
  const aliases = new Map(input.aliases.map(({ alias, unit }) => [foldName(alias), unit]));
  const collectives = new Map(input.collectives.map(({ collective, units }) => [collective, units]));
  const one = (name: string, kind?: 'village'): string =>
    ensureUnit(ctx, aliases.get(foldName(name)) ?? name, kind);
  return (names) => [
    ...new Set(
      names.flatMap((name) => {
        const members = collectives.get(name);
        if (!members) return [one(name)];
        return members.map((member) => one(member, /村|社区/.test(name) ? 'village' : undefined));
      }),
    ),
  ];
}

function refuseOpenCollectives({ draft, collectives }: PlanConfirmation): void {
  const settled = new Set(collectives.map(({ collective }) => collective));
  const open = distinctUnits(draft).filter(({ unit }) => isCollective(unit) && !settled.has(unit));
  const [first] = open;
  if (first) throw new AppError('plan.collective-open', { name: open.map(({ unit }) => unit).join('、') });
}

/** The days the campaign runs: as written, else from its phases. @throws AppError `plan.period-missing`. */
function spanOf(draft: PlanDraft): { from: string; to: string } {
  const starts = draft.phases.flatMap(({ from }) => from ?? []);
  const ends = draft.phases.flatMap(({ to }) => to ?? []);
  const from = draft.period.from ?? (starts.length > 0 ? starts.reduce(earlier) : draft.issuedOn);
  const to = draft.period.to ?? (ends.length > 0 ? ends.reduce(later) : null);
  if (from === null || to === null) throw new AppError('plan.period-missing');
  return { from, to };
}

/**
 * The clerk's corrected draft becomes campaign, phases, groups, units, duties and obligations. A plan confirmed
 * again is updated in place: what is the same keeps its id and its 启用日.
 * @throws AppError `plan.collective-open`, `plan.period-missing`, `campaign.*`.
 */
export function confirmPlan(
  ctx: RecordsContext,
  input: PlanConfirmation,
): { campaignId: string; isUpdate: boolean } {
  const { db } = ctx;
  refuseOpenCollectives(input);
  const { draft } = input;
  const identity = identityOf(draft);
  const existing = db.select().from(campaigns).where(eq(campaigns.identity, identity)).get();
  const span = existing ? keepSpan(ctx, existing, spanOf(draft)) : spanOf(draft);
  if (existing) keepPhases(ctx, existing.id, draft.phases);
  const campaignId = existing?.id ?? ctx.ports.random.uuid();
  const values = {
    identity,
    title: draft.title,
    number: draft.number,
    issuedOn: draft.issuedOn,
    fromOn: span.from,
    toOn: span.to,
    effectiveOn: existing?.effectiveOn ?? input.effectiveOn,
    draft: JSON.stringify(draft),
    confirmedAt: nowIso(ctx.ports),
  };
  const trace = {
    action: 'plan.confirm',
    objectType: 'campaign',
    objectId: campaignId,
    fields: ['groups', 'obligations'],
  };
  act(ctx, trace, () => {
    if (existing) db.update(campaigns).set(values).where(eq(campaigns.id, campaignId)).run();
    else
      db.insert(campaigns)
        .values({ id: campaignId, ...values })
        .run();
    const read = unitReader(ctx, input);
    storeMembers(
      ctx,
      campaignId,
      read([...draft.memberUnits, ...input.collectives.flatMap(({ units }) => units)]),
    );
    storeAliases(ctx, input);
    storePhases(ctx, campaignId, draft);
    const dutyIds = storeGroups(ctx, campaignId, draft, read);
    storeObligations(ctx, campaignId, input, dutyIds);
  });
  return { campaignId, isUpdate: existing !== undefined };
}

function storeMembers(ctx: RecordsContext, campaignId: string, unitIds: readonly string[]): void {
  ctx.db.delete(campaignUnits).where(eq(campaignUnits.campaignId, campaignId)).run();
  for (const unitId of unitIds)
    ctx.db.insert(campaignUnits).values({ campaignId, unitId }).onConflictDoNothing().run();
}

function storeAliases(ctx: RecordsContext, { aliases }: PlanConfirmation): void {
  for (const { alias, unit } of aliases) addUnitAlias(ctx, ensureUnit(ctx, unit), alias);
}

function storePhases(ctx: RecordsContext, campaignId: string, draft: PlanDraft): void {
  const { db } = ctx;
  const names = new Set(draft.phases.map(({ name }) => name));
  const known = db.select().from(phases).where(eq(phases.campaignId, campaignId)).all();
  const gone = known.filter(({ name }) => !names.has(name)).map(({ id }) => id);
  if (gone.length > 0) db.delete(phases).where(inArray(phases.id, gone)).run();
  for (const [ordinal, { name, from, to }] of draft.phases.entries()) {
    const values = { ordinal, fromOn: from, toOn: to };
    const { changes } = db
      .update(phases)
      .set(values)
      .where(and(eq(phases.campaignId, campaignId), eq(phases.name, name)))
      .run();
    if (changes === 0)
      db.insert(phases)
        .values({ id: ctx.ports.random.uuid(), campaignId, name, ...values })
        .onConflictDoNothing()
        .run();
  }
}
