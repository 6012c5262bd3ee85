import type { Folded } from './fold-text.ts';
import { inText } from './found.ts';
import type { Found } from './found.ts';
import { isWordHere } from './find-names.ts';
import type { PeopleIndex } from './people-index.ts';
import { hashOf } from './sorted-keys.ts';

const GIVEN = 2;
/** What a child is called by behind the given name alone: 小明同学. */
const CALLED = /^(?:同学|小朋友|宝宝|(?:的)?(?:爸爸|妈妈|父亲|母亲|爷爷|奶奶|外公|外婆|家长|监护人))/u;
const PET = '小';
const SOMEBODY = '某';

/** A given name as people call a child, 明月同学 or 小明月, and a name with its middle left out, 张某月. */
export function findGivenNames(index: PeopleIndex, folded: Folded): Found[] {
  const { text } = folded;
  const found: Found[] = [];
  const look = (key: string, at: number, length: number): void => {
    const people = index.keys.find(hashOf(key));
    if (people.length > 0)
      found.push({ kind: 'name', ...inText(folded, { at, length }), severity: 'possible', key, people });
  };
  for (let at = 0; at + GIVEN <= text.length; at += 1) {
    const isCalled = CALLED.test(text.slice(at + GIVEN, at + GIVEN + 4));
    const isPet = text.charAt(at - 1) === PET && !isWordHere(text, at);
    if (isCalled || isPet) look(`g${text.slice(at, at + GIVEN)}`, at, GIVEN);
    if (text.charAt(at) !== SOMEBODY) continue;
    for (const surname of [1, 2])
      if (at >= surname)
        look(`m${text.slice(at - surname, at)}${text.charAt(at + 1)}`, at - surname, surname + 2);
  }
  return found;
}
