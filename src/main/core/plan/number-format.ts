/** Word's number formats (ECMA-376 part 1, 17.18.59) as far as Chinese official documents use them. */

const COUNTING = '〇一二三四五六七八九';
const LEGAL = '零壹贰叁肆伍陆柒捌玖';

/** 101 → 一百零一 (with 百 and 十 given); 10 to 19 lose the leading one when `short`. */
function spell(
  value: number,
  digits: string,
  units: readonly [string, string, string, string],
  short: boolean,
): string {
  if (value === 0) return digits[0] ?? '';
  let text = '';
  let gap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) gap = text !== '';
    else {
      text += `${gap ? '零' : ''}${digits[digit] ?? ''}${units[3 - place] ?? ''}`;
      gap = false;
    }
  }
  return short && value >= 10 && value < 20 ? text.slice(1) : text;
}

function digitwise(value: number, digits: string): string {
  return Array.from(String(value), (digit) => digits[Number(digit)] ?? '').join('');
}

function roman(value: number): string {
  const steps: readonly [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = value;
  let text = '';
  for (const [worth, sign] of steps) {
    for (; rest >= worth; rest -= worth) text += sign;
  }
  return text;
}

function letters(value: number, first: number): string {
  return String.fromCharCode(first + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

function enclosed(value: number, first: number, last: number): string {
  return value >= 1 && value <= last ? String.fromCharCode(first + value - 1) : String(value);
}

function cycle(value: number, signs: string): string {
  return signs[(value - 1) % signs.length] ?? '';
}

const fullWidth = (value: number): string =>
  String(value).replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
const chinese = (value: number): string => spell(value, COUNTING, ['千', '百', '十', ''], true);
const legal = (value: number): string => spell(value, LEGAL, ['仟', '佰', '拾', ''], false);

const FORMATS: Readonly<Record<string, (value: number) => string>> = {
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalEnclosedCircle: (value) => enclosed(value, 0x2460, 20),
  decimalEnclosedCircleChinese: (value) => enclosed(value, 0x2460, 20),
  decimalEnclosedParen: (value) => (value <= 20 ? enclosed(value, 0x2474, 20) : `(${value})`),
  decimalEnclosedFullstop: (value) => (value <= 20 ? enclosed(value, 0x2488, 20) : `${value}.`),
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  japaneseCounting: chinese,
  taiwaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  ideographDigital: (value) => digitwise(value, COUNTING),
  taiwaneseDigital: (value) => digitwise(value, COUNTING),
  japaneseDigitalTenThousand: (value) => digitwise(value, COUNTING),
  chineseLegalSimplified: legal,
  ideographLegalTraditional: legal,
  japaneseLegal: legal,
  ideographEnclosedCircle: (value) => enclosed(value, 0x3280, 10),
  ideographTraditional: (value) => cycle(value, '甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: (value) => cycle(value, '子丑寅卯辰巳午未申酉戌亥'),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperLetter: (value) => letters(value, 65),
  lowerLetter: (value) => letters(value, 97),
  none: () => '',
};

/** The number as Word shows it; formats not listed count in Arabic figures. Values outside 1 to 9999 too. */
export function formatNumber(value: number, format: string): string {
  const write = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  return write && value >= 1 && value <= 9_999 ? write(value) : String(value);
}
