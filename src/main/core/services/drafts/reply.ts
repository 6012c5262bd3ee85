import { bases } from '#shared/domain/incoming/limit.ts';
import { incomingKindLabels } from '#shared/domain/incoming/incoming.ts';
import type { Words } from '#shared/domain/documents/words.ts';
import { unitNames } from '../organisation.ts';
import { loadLetter } from '../incoming-rows.ts';
import type { Drafter } from './draft.ts';

/** Longest cited title and name of a matter. */
const TITLE = 80;
const MATTER = 36;

/** An answer to a letter in: what is cited, who was told to see to it, and what was written to each demand. @throws AppError `record.missing`. */
export const draftReply: Drafter = (ctx, { id }, letter): Words => {
  const { row, unitIds, demands } = loadLetter(ctx, id);
  const name = unitNames(ctx.db);
  const units = unitIds.map((unitId) => name(unitId) ?? '').filter((unit) => unit !== '');
  const matter = row.title
    .replace(/^关于/u, '')
    .replace(/的?(?:检察|司法|监察)?(?:建议书?|提示函|函|通知)$/u, '');
  const answered = demands
    .filter(({ answeredOn }) => answeredOn !== null)
    .map(({ text, answer }) => `关于“${text.replace(/。$/u, '')}”：${answer.replaceAll('\n', ' ')}`);
  const waiting = demands.filter(({ answeredOn }) => answeredOn === null).map(({ text }) => text);
  const { label, span } = bases[row.basis];
  const cited = {
    recipient: row.organ,
    theirTitle: (row.kind === 'other' ? row.title : incomingKindLabels[row.kind]).slice(0, TITLE),
    theirNumber: row.number,
    theirDate: row.writtenOn,
    receivedOn: row.receivedOn,
    matter: matter.slice(0, MATTER),
  };
  if (letter.id === 'reply-letter') return { ...cited, answers: answered.join('\n') };
  return {
    ...cited,
    basis:
      span === null
        ? ''
        : label.replace(/（.*）$/u, '').replace(/^未成年人保护法/u, '《中华人民共和国未成年人保护法》'),
    organised: units.length === 0 ? '' : `收到来文后，由${units.join('、')}办理。`,
    done: answered.join('\n'),
    left:
      waiting.length === 0 ? '' : waiting.map((text) => `“${text.replace(/。$/u, '')}”还在办理。`).join('\n'),
  };
};
