import type { RegisterQuery } from '#shared/contract/registers.ts';
import type { SavedView } from '#shared/contract/views.ts';
import type { Field, Register } from '#shared/registers/register.ts';
import { showValue } from '../values.ts';
import type { RefNames } from '../values.ts';

export type Sort = NonNullable<RegisterQuery['sort']>;

/** How one person looks at one register just now. */
export type ListState = {
  search: string;
  filters: RegisterQuery['filters'];
  sort: Sort | null;
  /** Field keys; null: the columns the register itself calls for. */
  columns: string[] | null;
  includeRemoved: boolean;
  viewId: string | null;
};

export const plainList: ListState = {
  search: '',
  filters: {},
  sort: null,
  columns: null,
  includeRemoved: false,
  viewId: null,
};

export function toQuery(state: ListState): RegisterQuery {
  return {
    search: state.search.trim(),
    filters: state.filters,
    includeRemoved: state.includeRemoved,
    ...(state.sort ? { sort: state.sort } : {}),
  };
}

export function fromView(view: SavedView): ListState {
  const { search, filters, sort, includeRemoved } = view.query;
  return { search, filters, sort: sort ?? null, columns: view.columns, includeRemoved, viewId: view.id };
}

/** A head pressed again turns the order round, a third time gives the register's own order back. */
export function nextSort(sort: Sort | null, field: string): Sort | null {
  if (sort?.field !== field) return { field, direction: 'asc' };
  return sort.direction === 'asc' ? { field, direction: 'desc' } : null;
}

export function setFilter(state: ListState, field: string, values: readonly string[]): ListState {
  const { [field]: _, ...others } = state.filters;
  return { ...state, filters: values.length === 0 ? others : { ...others, [field]: [...values] } };
}

/** What narrows the list just now, in words. */
export function filterWords(
  register: Register,
  filters: ListState['filters'],
  names: RefNames,
): { key: string; text: string }[] {
  return Object.entries(filters).flatMap(([key, values]) => {
    const field = register.fields.find((candidate) => candidate.key === key);
    if (!field || values.length === 0) return [];
    return {
      key,
      text: `${field.label}：${values.map((value) => filterWord(field, value, names)).join('、')}`,
    };
  });
}

const range = /^(?<from>.*)\.\.(?<to>.*)$/;

function filterWord(field: Field, value: string, names: RefNames): string {
  if (value === '') return '没有填';
  const ends = field.kind === 'date' || field.kind === 'integer' ? range.exec(value)?.groups : undefined;
  if (ends) {
    const { from = '', to = '' } = ends;
    if (from === '') return `到 ${to}`;
    return to === '' ? `${from} 起` : `${from} 到 ${to}`;
  }
  if (field.kind === 'boolean') return value === 'true' ? '是' : '否';
  return showValue(field, value, names) || '已选的一条';
}

/** The ends of a range filter; '' is open. */
export function readRange(values: readonly string[] | undefined): { from: string; to: string } {
  const ends = range.exec(values?.[0] ?? '')?.groups;
  return { from: ends?.['from'] ?? '', to: ends?.['to'] ?? '' };
}

export function writeRange({ from, to }: { from: string; to: string }): string[] {
  return from === '' && to === '' ? [] : [`${from}..${to}`];
}
