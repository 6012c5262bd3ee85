import { z } from 'zod';

/** A calendar day, YYYY-MM-DD. */
export const PlanDate = z.iso.date('日期请写成 2024-03-01 这样');
export type PlanDate = z.infer<typeof PlanDate>;

const Name = z.string().trim().min(1, '这里要填上').max(60, '太长了，请写简称');
const Text = z.string().trim().min(1, '这里要填上').max(20_000, '太长了，请分成几条');

export const Deputy = z.object({ name: Name, note: Name.optional() });
export type Deputy = z.infer<typeof Deputy>;

export const LeadingGroup = z.object({
  advisers: z.array(Name),
  head: z.array(Name),
  deputies: z.array(Deputy),
});
export type LeadingGroup = z.infer<typeof LeadingGroup>;

export const PlanDuty = z.object({ no: z.int().min(1), text: Text });
export type PlanDuty = z.infer<typeof PlanDuty>;

export const PlanGroup = z.object({
  name: Name,
  head: z.array(Name),
  deputies: z.array(Name),
  leadUnits: z.array(Name),
  responsibleUnits: z.array(Name),
  duties: z.array(PlanDuty),
});
export type PlanGroup = z.infer<typeof PlanGroup>;

export const PlanPeriod = z.object({ from: PlanDate.nullable(), to: PlanDate.nullable() });
export type PlanPeriod = z.infer<typeof PlanPeriod>;

export const PlanPhase = PlanPeriod.extend({ name: Name });
export type PlanPhase = z.infer<typeof PlanPhase>;

/** How often; `unspecified` stands for 定期, 常态化 and the like, which the office must settle itself. */
export const Rhythm = z.enum(['week', 'month', 'quarter', 'term', 'year', 'unspecified']);
export type Rhythm = z.infer<typeof Rhythm>;

/** `times` acts in every `every`. `group` and `duty` are null when the plan demands it outside any group's duties. */
export const PlanObligation = z.object({
  text: Text,
  every: Rhythm,
  times: z.int().min(1).nullable(),
  group: Name.nullable(),
  duty: z.int().min(1).nullable(),
});
export type PlanObligation = z.infer<typeof PlanObligation>;

/** A line of the file whose content the reader could not place. `line` counts lines (.txt) or paragraphs (.docx) from 1. */
export const UnreadLine = z.object({ line: z.int().min(1), text: z.string() });
export type UnreadLine = z.infer<typeof UnreadLine>;

/** What the reader found in a plan. Nothing is binding until a clerk has confirmed it. */
export const PlanDraft = z.object({
  title: z.string().max(200),
  number: z.string().max(60).nullable(),
  issuedOn: PlanDate.nullable(),
  period: PlanPeriod,
  leadingGroup: LeadingGroup,
  memberUnits: z.array(Name),
  groups: z.array(PlanGroup),
  phases: z.array(PlanPhase),
  obligations: z.array(PlanObligation),
  unread: z.array(UnreadLine),
});
export type PlanDraft = z.infer<typeof PlanDraft>;
