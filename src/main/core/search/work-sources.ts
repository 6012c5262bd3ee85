import { eq, inArray } from 'drizzle-orm';
import { taskStatusLabels } from '#shared/domain/task/task.ts';
import { describeDocument } from '../services/documents-list.ts';
import { incomingKindLabels, incomingStatusLabels } from '#shared/domain/incoming/incoming.ts';
import { documents } from '../store/schema/documents.ts';
import { incoming } from '../store/schema/incoming.ts';
import { people, units } from '../store/schema/organisation.ts';
import { problemPlace } from '../store/queries/problem-place.ts';
import { contactUnits, institutions, schools, venues } from '../store/schema/registers.ts';
import { taskAssignments, tasks } from '../store/schema/tasks.ts';
import { problems } from '../store/schema/work.ts';
import type { SearchField } from './entry.ts';
import type { Source } from './source.ts';

const problemSource: Source = {
  id: 'problems',
  label: '问题',
  table: 'problems',
  follows: [
    { named: { table: 'venues', column: 'name' }, by: 'venue_id' },
    { named: { table: 'schools', column: 'name' }, by: 'school_id' },
    { named: { table: 'institutions', column: 'name' }, by: 'institution_id' },
    { named: { table: 'contact_units', column: 'name' }, by: 'contact_unit_id' },
    { named: { table: 'units', column: 'name' }, by: 'unit_id' },
  ],
  load: (db, ids) =>
    db
      .select({ problem: problems, place: problemPlace, village: venues.village, unit: units.name })
      .from(problems)
      .leftJoin(venues, eq(venues.id, problems.venueId))
      .leftJoin(schools, eq(schools.id, problems.schoolId))
      .leftJoin(institutions, eq(institutions.id, problems.institutionId))
      .leftJoin(contactUnits, eq(contactUnits.id, problems.contactUnitId))
      .leftJoin(units, eq(units.id, problems.unitId))
      .where(inArray(problems.id, [...ids]))
      .all()
      .map(({ problem, place, village, unit }) => ({
        register: 'problems',
        id: problem.id,
        title: problem.title,
        subtitle: joined([problem.serial, place, unit]),
        village,
        unit,
        isOpen: problem.status !== 'closed' && problem.status !== 'merged',
        fields: found(
          ['编号', problem.serial],
          ['地点', place, { isName: true }],
          ['所在村', village],
          ['责任单位', unit],
          ['情况', problem.detail, { isQuiet: true }],
        ),
      })),
  route: (id) => `/problems/${id}`,
};

const taskSource: Source = {
  id: 'tasks',
  label: '交办事项',
  table: 'tasks',
  follows: [
    {
      named: { table: 'units', column: 'name' },
      by: 'unit_id',
      through: { table: 'task_assignments', column: 'task_id' },
    },
  ],
  load: (db, ids) => {
    const parts = Map.groupBy(
      db
        .select({ taskId: taskAssignments.taskId, part: taskAssignments.part, name: units.name })
        .from(taskAssignments)
        .innerJoin(units, eq(units.id, taskAssignments.unitId))
        .where(inArray(taskAssignments.taskId, [...ids]))
        .orderBy(taskAssignments.ordinal)
        .all(),
      ({ taskId }) => taskId,
    );
    return db
      .select()
      .from(tasks)
      .where(inArray(tasks.id, [...ids]))
      .all()
      .map((task) => {
        const own = parts.get(task.id) ?? [];
        const lead = own.find(({ part }) => part === 'lead')?.name ?? null;
        return {
          register: 'tasks',
          id: task.id,
          title: task.title,
          subtitle: joined([task.serial, lead, taskStatusLabels[task.status]]),
          village: null,
          unit: lead,
          isOpen: task.status !== 'closed' && task.status !== 'cancelled',
          fields: [
            ...found(['编号', task.serial], ['交办人', task.issuedBy]),
            ...own.flatMap(({ name }) => found(['承办单位', name])),
            ...found(['内容', task.content, { isQuiet: true }]),
          ],
        };
      });
  },
  route: (id) => `/tasks/${id}`,
};

const documentSource: Source = {
  id: 'documents',
  label: '文书',
  table: 'documents',
  follows: [],
  load: (db, ids) =>
    db
      .select()
      .from(documents)
      .where(inArray(documents.id, [...ids]))
      .all()
      .map(describeDocument)
      .map((row) => ({
        register: 'documents',
        id: row.id,
        title: row.title,
        subtitle: joined([row.number ?? '草稿', row.addressee]),
        village: null,
        unit: null,
        isOpen: row.status === 'draft',
        fields: found(['文号', row.number], ['主送', row.addressee]),
      })),
  route: (id) => `/documents/${id}`,
};

const incomingSource: Source = {
  id: 'incoming',
  label: '来文',
  table: 'incoming',
  follows: [],
  load: (db, ids) =>
    db
      .select()
      .from(incoming)
      .where(inArray(incoming.id, [...ids]))
      .all()
      .map((row) => ({
        register: 'incoming',
        id: row.id,
        title: row.title,
        subtitle: joined([row.serial, row.organ, incomingStatusLabels[row.status]]),
        village: null,
        unit: null,
        isOpen: row.status !== 'closed' && row.status !== 'withdrawn',
        fields: found(
          ['登记号', row.serial],
          ['来文字号', row.number],
          ['来文单位', row.organ],
          ['文种', incomingKindLabels[row.kind]],
          ['内容', row.summary, { isQuiet: true }],
        ),
      })),
  route: (id) => `/documents/incoming/${id}`,
};

const personSource: Source = {
  id: 'people',
  label: '人员',
  table: 'people',
  follows: [{ named: { table: 'units', column: 'name' }, by: 'unit_id' }],
  load: (db, ids) =>
    db
      .select({ person: people, unit: units.name })
      .from(people)
      .leftJoin(units, eq(units.id, people.unitId))
      .where(inArray(people.id, [...ids]))
      .all()
      .map(({ person, unit }) => ({
        register: 'people',
        id: person.id,
        title: person.name,
        subtitle: joined([unit, person.title]),
        village: null,
        unit,
        isOpen: true,
        fields: found(['职务', person.title], ['单位', unit]),
      })),
  route: (id) => `/people/${id}`,
};

/** What is found beside the registers. */
export const workSources: readonly Source[] = [
  problemSource,
  taskSource,
  documentSource,
  incomingSource,
  personSource,
];

type Value = readonly [label: string, text: string | null, how?: { isName?: true; isQuiet?: true }];

/** Fields of an entry; of a quiet one, long or full of names, a hit says no more than where it was found. */
function found(...values: readonly Value[]): SearchField[] {
  return values.flatMap(([label, text, { isName = false, isQuiet = false } = {}]) =>
    text === null || text === '' ? [] : [{ text, reason: isQuiet ? label : `${label} ${text}`, isName }],
  );
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' · ');
}
