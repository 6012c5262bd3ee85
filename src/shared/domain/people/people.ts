import { z } from 'zod';
import { Role } from './roles.ts';

export const Id = z.string().min(1).max(64);
export type Id = z.infer<typeof Id>;

/** Somebody who does things: with or without an account, with or without a known unit. */
export const Person = z.strictObject({
  id: Id,
  name: z.string().trim().min(1, '请填姓名').max(40, '姓名太长，请核对'),
  unitId: Id.nullable(),
  title: z.string().trim().max(40, '职务太长，请写简称'),
});
export type Person = z.infer<typeof Person>;

/** The signed-in account, taken from the connection and never from what the screen sends. */
export const Actor = z.strictObject({
  accountId: Id,
  personId: Id,
  unitId: Id.nullable(),
  role: Role,
});
export type Actor = z.infer<typeof Actor>;

/** 办理人: who did it, and for which unit. */
export const Handler = z.strictObject({ personId: Id, unitId: Id.nullable() });
export type Handler = z.infer<typeof Handler>;

/** 录入人: the account that typed it, and whose account it is. */
export const Typist = z.strictObject({ accountId: Id, personId: Id, unitId: Id.nullable() });
export type Typist = z.infer<typeof Typist>;

/** Every act keeps both: one clerk types for many, and every rule about "another person" looks at both. */
export const Attribution = z.strictObject({ handler: Handler, typist: Typist });
export type Attribution = z.infer<typeof Attribution>;

/** The attribution of what this account types now; without a named handler it acts for itself. */
export function attribute(actor: Actor, handler: Handler = actor): Attribution {
  return {
    handler: { personId: handler.personId, unitId: handler.unitId },
    typist: { accountId: actor.accountId, personId: actor.personId, unitId: actor.unitId },
  };
}

/** Whether a person or an account had a hand in an act, as 办理人 or as 录入人. */
export function tookPart(act: Attribution, who: { personId: Id; accountId?: Id }): boolean {
  return (
    act.handler.personId === who.personId ||
    act.typist.personId === who.personId ||
    (who.accountId !== undefined && act.typist.accountId === who.accountId)
  );
}
