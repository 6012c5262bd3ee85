import type { z } from 'zod';
import type { InspectionInput } from '#shared/contract/checks.ts';
import type { Api } from '#shared/rpc/client.ts';
import type { Prepared } from './prepared.ts';

type Draft = z.input<typeof InspectionInput>;

/** A whole check of a place: everything in order but the items in `fails`, which say what was found. */
export async function inspection(
  api: Api,
  venueId: string,
  { fails = {}, ...rest }: Partial<Draft> & { fails?: Readonly<Record<string, string>> } = {},
): Promise<Draft> {
  const checklist = await api.checks.checklistFor({ venueId });
  const results = checklist.items.map(({ code }) => {
    const note = fails[code];
    return note === undefined ? { code, outcome: 'pass' as const } : { code, outcome: 'fail' as const, note };
  });
  return {
    venueId,
    kind: 'weekly',
    date: '2026-11-23',
    unitIds: [],
    checklistId: checklist.id,
    checklistVersion: checklist.version,
    results,
    process: '看了前台登记和包厢。',
    handlingResult: '当场责令改正。',
    ...rest,
  };
}

/** The smallest JPEG that can be read through: one scan of invented data. */
export function photo(seed = 1): Blob {
  const data = Array.from({ length: 60 }, (_, i) => (i * seed) % 251);
  return new Blob([Uint8Array.from([0xff, 0xd8, 0xff, 0xda, 0, 2, ...data, 0xff, 0xd9])], {
    type: 'image/jpeg',
  });
}

export async function keptPhoto(api: Api, seed = 1): Promise<string> {
  return (await api.files.put({ file: photo(seed), name: `照片${seed}.jpg` })).id;
}

/** Finds one fault at the first place. @returns the problem's id. */
export async function foundProblem(api: Api, town: Prepared, note = '登记簿缺三天'): Promise<string> {
  const [venueId = ''] = town.venues;
  const draft = await inspection(api, venueId, {
    unitIds: [town.units.office],
    fails: { 'hotel-id': note },
    fileIds: [await keptPhoto(api)],
  });
  const { problemIds } = await api.checks.record(draft);
  return problemIds[0] ?? '';
}

export async function revisionOf(api: Api, id: string): Promise<{ id: string; revision: number }> {
  const { revision } = await api.problems.get({ id });
  return { id, revision };
}
