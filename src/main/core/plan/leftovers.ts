import type { Findings, Prose } from './findings.ts';
import { plainDates } from './dates.ts';
import { findPeople } from './people.ts';
import { findGroupName } from './topics.ts';
import { findUnits } from './units.ts';

const PERSON = /联系人|联络员|电话|手机|邮箱|传真|兼任|担任|任(?:副?组长|副?主任)|设在|\d{7,}/;
const DUTY =
  /由[^，。；]{2,20}(?:负责|牵头|承担|落实)|(?:牵头|责任|主责|配合)(?:单位|部门|领导|人)[：:]|副?组长[：:]/;
const OFFICE_TOLD =
  /(?:^|[，。；：、])(?!各|全)[^，。；：、]{1,10}(?:所|办|站|局|中心|大队|[妇残]联|学校|委)(?:要|应|须|负责|牵头|具体)/;
const DATE = /\d{1,2}月(?:\d{1,2}[日号]|份|[上中下]旬|底|初)|\d{4}年\d{1,2}月|年底前|月底前|\d{1,2}[日号]前/;

/** A concrete unit told what to do; 各村, 全镇 and the like are addressed in every preamble. */
function isUnitTold(text: string, units: readonly string[]): boolean {
  return units.some((unit) => {
    if (/^[各全]/.test(unit) || unit.length < 3) return false;
    const at = text.indexOf(unit);
    return (
      at >= 0 && /^[^，。；]{0,8}(?:要|应|负责|牵头|须|需|做好|抓好|落实)/.test(text.slice(at + unit.length))
    );
  });
}

/** Whether a sentence lists groups of which some were not found in the plan. */
function namesMissingGroup(text: string, groups: readonly string[]): boolean {
  const list = /下设([^。；]*)/.exec(text)?.[1];
  if (list === undefined) return false;
  const names = list
    .replace(/等?.{0,3}个?(?:工作)?(?:小组|专班)?[。]?$/, (tail) =>
      /[一二三四五六七八九十\d]个/.test(tail) ? '' : tail,
    )
    .split(/[、，]/);
  return names.some(
    (name) =>
      /办公室/.test(name) ||
      (findGroupName(name)?.name !== undefined && !groups.includes(findGroupName(name)?.name ?? '')),
  );
}

/** A line that is nothing but names or units. */
function isBareList(text: string): boolean {
  if (text.length > 60 || /[。]/.test(text)) return false;
  return findUnits(text) !== undefined || (findPeople(text)?.every(({ name }) => name.length <= 3) ?? false);
}

/** Whether running text may hide a person, a unit's duty or a date the reader found no place for. */
export function isSuspicious(prose: Prose, findings: Findings, periodSource: Prose | undefined): boolean {
  const units = [
    ...findings.memberUnits,
    ...findings.groups.flatMap((group) => [...group.leadUnits, ...group.responsibleUnits]),
  ];
  // A day inside a recurring demand (每月5日前) is no date of its own.
  const text = plainDates(prose.text).replace(/每(?:月|季度?|年)[^，。；]{0,8}[日号月](?:底?前)?/g, '');
  if (
    isBareList(text) ||
    PERSON.test(text) ||
    OFFICE_TOLD.test(text) ||
    DUTY.test(text) ||
    isUnitTold(text, units)
  )
    return true;
  if (
    namesMissingGroup(
      text,
      findings.groups.map((group) => group.name),
    )
  )
    return true;
  return prose !== periodSource && DATE.test(text);
}
