import { and, desc, eq, sql } from 'drizzle-orm';
import type { Relation } from '#shared/contract/registers.ts';
import { namesOf } from '#shared/registers/aliases.ts';
import { findRegister } from '#shared/registers/index.ts';
import type { Register } from '#shared/registers/register.ts';
import type { RecordsContext } from '../context.ts';
import { findRows, idsByTitle } from '../store/queries/registers.ts';
import type { StoredRow } from '../store/queries/registers.ts';
import { people } from '../store/schema/organisation.ts';
import { groupUnits, workingGroups } from '../store/schema/plan.ts';
import { problems } from '../store/schema/work.ts';
import { isOwn, scopeOf } from './scope.ts';
import { findUnitId } from './units.ts';
import { problemTerm } from './work-scope.ts';

const most = 500;
const none = { register: null, date: null };

/**
 * What a unit hangs together with by its id: its people, its part in the plan, what it has to put right. A village is a
 * unit too: its row among the villages and the one among the units are found by their name, and nobody types it twice.
 */
export function unitRelations(ctx: RecordsContext, register: Register, row: StoredRow): Relation[] {
  if (register.id === 'villages') return unitOfVillage(ctx, String(row.values['name'] ?? ''));
  if (register.id !== 'units') return [];
  return [
    ...(row.values['kind'] === 'village' ? villageOfUnit(ctx, namesOf(register, row.values)) : []),
    ...peopleOf(ctx, row.id),
    ...groupsOf(ctx, row.id),
    ...problemsOf(ctx, row.id),
  ];
}

function unitOfVillage(ctx: RecordsContext, name: string): Relation[] {
  const id = findUnitId(ctx.db, name);
  return id === undefined ? [] : rowsOf(ctx, 'units', [id], '作为成员单位');
}

function villageOfUnit(ctx: RecordsContext, names: readonly string[]): Relation[] {
  const villages = findRegister('villages');
  return villages ? rowsOf(ctx, 'villages', idsByTitle(ctx.db, villages, names), '村（社区）台账') : [];
}

function rowsOf(ctx: RecordsContext, registerId: string, ids: readonly string[], role: string): Relation[] {
  const register = findRegister(registerId);
  if (!register) return [];
  const scope = scopeOf(ctx, register);
  return findRows(ctx.db, register, ids)
    .filter(({ isRemoved, values }) => !isRemoved && isOwn(scope, register, values))
    .map(({ id, listedOn, values }) => ({
      kind: 'register',
      register: register.id,
      id,
      label: String(values[register.titleField] ?? ''),
      role,
      date: listedOn,
      route: `/registers/${register.id}/${id}`,
    }));
}

function peopleOf(ctx: RecordsContext, unitId: string): Relation[] {
  return ctx.db
    .select({ id: people.id, name: people.name, title: people.title })
    .from(people)
    .where(eq(people.unitId, unitId))
    .orderBy(people.name)
    .limit(most)
    .all()
    .map(({ id, name, title }) => ({
      ...none,
      kind: 'person',
      id,
      label: title === '' ? name : `${name}（${title}）`,
      role: '人员',
      route: `/people/${id}`,
    }));
}

const parts = { lead: '牵头', responsible: '责任单位' } as const;

function groupsOf(ctx: RecordsContext, unitId: string): Relation[] {
  return ctx.db
    .select({ id: workingGroups.id, name: workingGroups.name, part: groupUnits.part })
    .from(groupUnits)
    .innerJoin(workingGroups, eq(workingGroups.id, groupUnits.groupId))
    .where(eq(groupUnits.unitId, unitId))
    .orderBy(workingGroups.ordinal)
    .all()
    .map(({ id, name, part }) => ({
      ...none,
      kind: 'group',
      id: `${id}:${part}`,
      label: `${name}（${parts[part]}）`,
      role: '方案里的分工',
      route: '/plan',
    }));
}

function problemsOf(ctx: RecordsContext, unitId: string): Relation[] {
  return ctx.db
    .select({ id: problems.id, serial: problems.serial, title: problems.title, foundOn: problems.foundOn })
    .from(problems)
    .where(and(eq(problems.unitId, unitId), problemTerm(ctx)))
    .orderBy(desc(problems.foundOn), sql`${problems.serial} DESC`)
    .limit(most)
    .all()
    .map(({ id, serial, title, foundOn }) => ({
      ...none,
      kind: 'problem',
      id,
      label: `${serial} ${title}`,
      role: '要整改的问题',
      date: foundOn,
      route: `/problems/${id}`,
    }));
}
