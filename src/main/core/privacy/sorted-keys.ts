/** Persons that one index can hold: hash and person together fit a whole number. */
const ENTITY_BITS = 2 ** 21;

/**
 * Hashes of what persons are known by, sorted: eight bytes a key and no word of anybody in memory. Two keys may share a
 * hash; whoever finds a person looks at its row before saying so.
 */
export type SortedKeys = {
  add: (key: string, person: number) => void;
  /** Persons that may be known by this key. */
  find: (hash: number) => number[];
  /** To be called once all are added; later ones are kept beside. */
  sort: () => void;
  bytes: () => number;
};

export function sortedKeys(): SortedKeys {
  let growing = new Float64Array(1 << 16);
  let count = 0;
  let sorted = new Float64Array(0);
  let isSorted = false;
  const later = new Map<number, number[]>();

  function add(key: string, person: number): void {
    const hash = hashOf(key);
    if (isSorted) {
      const known = later.get(hash);
      if (known) known.push(person);
      else later.set(hash, [person]);
      return;
    }
    if (count === growing.length) {
      const larger = new Float64Array(count * 2);
      larger.set(growing);
      growing = larger;
    }
    growing[count] = hash * ENTITY_BITS + person;
    count += 1;
  }

  function sort(): void {
    sorted = growing.subarray(0, count).toSorted();
    growing = new Float64Array(0);
    isSorted = true;
  }

  function find(hash: number): number[] {
    const from = hash * ENTITY_BITS;
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sorted[middle] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    const found: number[] = [];
    for (let at = low; at < sorted.length && (sorted[at] ?? 0) < from + ENTITY_BITS; at += 1)
      found.push((sorted[at] ?? 0) - from);
    const added = later.get(hash);
    return added ? [...found, ...added] : found;
  }

  return { add, find, sort, bytes: () => sorted.byteLength + growing.byteLength };
}

/** FNV-1a over UTF-16 units with a last mix, 32 bits. */
export function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
