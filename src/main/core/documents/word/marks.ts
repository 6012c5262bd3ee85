/**
 * Stand-ins for what a clerk will type: characters of private use, one for each tag, which pass a letter's wording untouched
 * and are found again on the page.
 */
export type Marks = Readonly<{
  /** A new character; where it is found, `tag` will stand. */
  add: (tag: string) => string;
  /** A day that no office will ever type; it is found again in the form the page writes it. */
  addDay: (tag: string) => string;
  /** Tags as marks of one character, so that a layout does not measure what nobody will see. */
  hideTags: (text: string) => string;
  /** The text with tags where marks stand; a mark that was repeated for its width counts once. */
  toTags: (text: string) => string;
  /** Days written out are marks from here on. */
  markDays: (text: string) => string;
}>;

const FIRST = 0xe000;
const FIRST_YEAR = 7001;
const MARK = /([\uE000-\uEFFF])\1*/gu;
const TAG = /\{\{[^{}]*\}\}/gu;
const DAY = /7(\d{3})年1月1日/gu;
/** A word that is put in only when it is there: put in, it says the same. */
const NEEDLESS = /\{\{\?([^{}]+)\}\}\{\{\1\}\}\{\{\/\1\}\}/gu;

export function createMarks(): Marks {
  const tags: string[] = [];
  const days = new Map<number, string>();
  const add = (tag: string): string => {
    tags.push(tag);
    return String.fromCharCode(FIRST + tags.length - 1);
  };
  const markDays = (text: string) =>
    text.replace(DAY, (written, no: string) => days.get(Number(no)) ?? written);
  return {
    add,
    markDays,
    addDay: (tag) => {
      const no = days.size + 1;
      days.set(no, add(tag));
      return `${FIRST_YEAR + no - 1}-01-01`;
    },
    hideTags: (text) => text.replace(TAG, add),
    toTags: (text) =>
      markDays(text)
        .replace(MARK, (_, mark: string) => tags[mark.charCodeAt(0) - FIRST] ?? '')
        .replace(NEEDLESS, '{{$1}}'),
  };
}
