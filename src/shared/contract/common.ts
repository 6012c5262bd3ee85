import { z } from 'zod';

/** An instant, ISO 8601 in UTC. */
export const Instant = z.iso.datetime();
export const Id = z.string().min(1).max(64);
/** One line typed by a person. */
export const Line = z.string().trim().min(1, '请填写').max(200, '太长了，请控制在 200 字以内');
export const OptionalLine = z.string().trim().max(200, '太长了，请控制在 200 字以内').default('');
/** Several lines typed by a person. */
export const Text = z.string().trim().max(20_000, '太长了，请控制在 2 万字以内');
export const Empty = z.object({}).default({});
export const Done = z.object({ ok: z.literal(true) });
/** A file on its way over a door. Blobs cross every transport unchanged. */
export const FileBlob = z.instanceof(Blob);

/** 办理人: the person who did the act on paper or in the field. Left out, it is the account's own person. */
export const HandlerId = Id.optional();
