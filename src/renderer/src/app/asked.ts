/** `step`: what is opened at once, when one comes from 今日 to do it. */
type StepSearch = { step?: string; part?: string };

export function readStep({ step, part }: Record<string, unknown>): StepSearch {
  return {
    ...(typeof step === 'string' ? { step } : {}),
    ...(typeof part === 'string' ? { part } : {}),
  };
}

/** How a list stands when one comes to it for something: what is late with a unit, in a village. */
type ListSearch = { filter?: string; search?: string };

export function readListSearch({ filter, search }: Record<string, unknown>): ListSearch {
  return {
    ...(typeof filter === 'string' ? { filter } : {}),
    ...(typeof search === 'string' ? { search } : {}),
  };
}

/** The square of the matrix that is opened at once, or the village whose rows are looked at. */
type CheckSearch = { venue?: string; week?: string; village?: string };

export function readCheckSearch({ venue, week, village }: Record<string, unknown>): CheckSearch {
  return {
    ...(typeof venue === 'string' ? { venue } : {}),
    ...(typeof week === 'string' ? { week } : {}),
    ...(typeof village === 'string' ? { village } : {}),
  };
}

/** `past`: a check of a day gone by, which somebody comes to write down. */
export function readPast({ past }: Record<string, unknown>): { past?: true } {
  return past === true ? { past } : {};
}
