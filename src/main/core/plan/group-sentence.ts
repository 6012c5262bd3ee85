import { ROLE_WORDS } from './labels.ts';
import { asLeaders, readLeaderSentence } from './leaders.ts';
import type { Leader } from './leaders.ts';
import { findPeople } from './people.ts';
import { findUnits } from './units.ts';

/** What "由甲牵头，乙、丙配合，负责……" says; `duty` is what is left for the group to do. */
export type GroupSentence = { leaders: Leader[]; lead: string[]; responsible: string[]; duty: string };

const LEAD = /^(?:由|以)?(.+?)(?:共同|联合|负责)?牵头(?:单位)?(?:抓总)?(.*)$/s;
const LEAD_AS = /^(?:由|以)?(.+?)(?:为|是|作为)(?:牵头|主责)(?:单位|部门)?$/s;
const LEAD_IS = /^(?:牵头|主责)(?:单位|部门)(?:为|是)?(.+)$/s;
const JOIN =
  /^(?:由|以)?(.+?)(?:积极|密切|协同|共同|分别|按职责|予以|协作)*(?:配合|参与|参加|协助|协同|协作|为(?:成员|责任|配合|参与|协同)(?:单位|部门)?|组成)(?:落实|实施|做好)?$/s;
const JOIN_IS = /^(?:成员|责任|配合|参与|协同)(?:(?:单位|部门)(?:为|是|包括|有)?|为|是|包括|有)(.+)$/s;
const ROLE = new RegExp(`^(${ROLE_WORDS.join('|')})(?:为|是)?(.+)$`, 's');
const LEAD_MAIN = /^以(.+?)为主(?:体)?$/s;
const OWN = /^由(.+?)(负责.*)$/s;

type Step = { leaders?: Leader[]; lead?: string[]; responsible?: string[]; duty?: string };

function readClause(clause: string): Step | undefined {
  const role = ROLE.exec(clause);
  const people = role && findPeople(role[2] ?? '');
  if (role && people) return { leaders: asLeaders(people, role[1] ?? '') };
  const leadAs = findUnits(
    (LEAD_AS.exec(clause) ?? LEAD_IS.exec(clause) ?? LEAD_MAIN.exec(clause))?.[1] ?? '',
  );
  if (leadAs) return { lead: leadAs };
  const lead = LEAD.exec(clause);
  const leadUnits = lead && findUnits(lead[1] ?? '');
  if (leadUnits)
    return lead[2] === '' || lead[2] === undefined ? { lead: leadUnits } : { lead: leadUnits, duty: lead[2] };
  const join = findUnits((JOIN.exec(clause) ?? JOIN_IS.exec(clause))?.[1] ?? '');
  if (join) return { responsible: join };
  const own = OWN.exec(clause);
  const owners = own && findUnits(own[1] ?? '');
  return owners ? { lead: owners, duty: own[2] ?? '' } : undefined;
}

/** Reads clauses from the start as long as they name leaders or units; the rest is the duty. */
export function readGroupSentence(text: string): GroupSentence {
  const { leaders, rest } = readLeaderSentence(text);
  let left = rest.replace(/^[，,；;。、\s]+/, '').replace(/(牵头|配合)、/g, '$1，');
  const sentence: GroupSentence = { leaders, lead: [], responsible: [], duty: '' };
  for (let scanned = 0; scanned < left.length;) {
    const stop = left.slice(scanned).search(/[，,；;。]/);
    const end = stop < 0 ? left.length : scanned + stop;
    const clause = left.slice(0, end).trim();
    const step = readClause(clause);
    // A clause that is only units waits for the clause that says what they do.
    if (!step && findUnits(clause) && stop >= 0) scanned = end + 1;
    else if (!step) break;
    else {
      sentence.leaders.push(...(step.leaders ?? []));
      sentence.lead.push(...(step.lead ?? []));
      sentence.responsible.push(...(step.responsible ?? []));
      left =
        (step.duty ?? '') +
        (step.duty === undefined ? left.slice(end).replace(/^[，,；;。、\s]+/, '') : left.slice(end));
      if (step.duty !== undefined) break;
      scanned = 0;
    }
  }
  const duty = left.replace(/^[，,；;。、\s]+/, '');
  // "……，市场监管所配合": said after the duty, it still names who joins in.
  for (const clause of duty.split(/[，,；;。]/)) {
    const step = readClause(clause.trim());
    if (step?.duty === undefined && sentence.lead.length === 0) sentence.lead.push(...(step?.lead ?? []));
    sentence.responsible.push(...(step?.responsible ?? []));
  }
  return { ...sentence, duty };
}
