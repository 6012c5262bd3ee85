import { useApiQuery } from '../../api/hooks.ts';

export type Choice = { value: string; label: string };

/** The units in use, for a select. */
export function useUnitChoices(): Choice[] {
  const units = useApiQuery('units', 'list', {});
  return (units.data ?? []).map((unit) => ({ value: unit.id, label: unit.name }));
}

/** The people of the office with their units, for 办理人. */
export function usePeopleChoices(): Choice[] {
  const people = useApiQuery('people', 'list', {});
  return (people.data ?? []).map((person) => ({
    value: person.id,
    label: person.unitName ? `${person.name}（${person.unitName}）` : person.name,
  }));
}
