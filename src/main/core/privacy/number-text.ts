/** All numbers of one kind in one piece of memory, so that any part of one is found by the machine's own search. */
export type NumberText = {
  add: (number: string, person: number) => void;
  seal: () => void;
  /** Persons one of whose numbers holds these digits; stops at `most`. */
  holding: (digits: string, most: number) => number[];
  bytes: () => number;
};

const SEPARATOR = '\n';

export function numberText(): NumberText {
  let parts: string[] = [];
  const starts: number[] = [];
  const people: number[] = [];
  let length = 0;
  let text = Buffer.alloc(0);
  let isSealed = false;
  const later: { number: string; person: number }[] = [];

  function add(number: string, person: number): void {
    if (isSealed) {
      later.push({ number, person });
      return;
    }
    parts.push(number);
    starts.push(length);
    people.push(person);
    length += number.length + 1;
  }

  function seal(): void {
    text = Buffer.from(parts.join(SEPARATOR), 'latin1');
    parts = [];
    isSealed = true;
  }

  function holding(digits: string, most: number): number[] {
    const found = new Set<number>();
    const wanted = Buffer.from(digits, 'latin1');
    let at = text.indexOf(wanted);
    while (at >= 0 && found.size < most) {
      found.add(people[indexAt(at)] ?? 0);
      at = text.indexOf(wanted, at + 1);
    }
    for (const { number, person } of later) {
      if (found.size >= most) break;
      if (number.includes(digits)) found.add(person);
    }
    return [...found];
  }

  function indexAt(position: number): number {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) <= position) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  return { add, seal, holding, bytes: () => text.byteLength + (starts.length + people.length) * 8 };
}
