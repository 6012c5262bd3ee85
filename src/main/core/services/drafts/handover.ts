import { eq } from 'drizzle-orm';
import { addDays } from '#shared/domain/calendar/plain-date.ts';
import { inspectionKindLabels } from '#shared/domain/inspection/inspection.ts';
import { taskSourceLabels } from '#shared/domain/task/task.ts';
import type { Words } from '#shared/domain/documents/words.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { today } from '../../context.ts';
import { inspections, problems } from '../../store/schema/work.ts';
import { placeNames, placeOf } from '../check-places.ts';
import { loadTask } from '../task-rows.ts';
import type { Drafter } from './draft.ts';
import { factsOf } from './problem-facts.ts';

/** Days a body that is not the town's own is given to answer. */
const ANSWER_DAYS = 15;

const GROUND = '上述情况的处理不属于我镇权限，需要由有权机关核实处理。';

/** 移送函 of one problem, or of what one check found. The receiver is whoever has the power: the clerk writes it. */
export const draftTransfer: Drafter = (ctx, { type, id }): Words => {
  const replyBy = addDays(today(ctx.ports), ANSWER_DAYS);
  if (type === 'problem') {
    const { problem, facts, place, source } = factsOf(ctx, id);
    return {
      matter: `${place}${problem.title}`.slice(0, 36),
      reference: problem.serial,
      source,
      foundOn: problem.foundOn,
      facts,
      ground: GROUND,
      replyBy,
    };
  }
  const check = ctx.db.select().from(inspections).where(eq(inspections.id, id)).get();
  if (!check) throw new AppError('record.missing');
  const place = placeOf(check);
  const { name } = placeNames(ctx, [place])(place);
  const found = ctx.db.select().from(problems).where(eq(problems.inspectionId, id)).all();
  return {
    matter: `${name}检查发现问题`.slice(0, 36),
    reference: found
      .map(({ serial }) => serial)
      .join('、')
      .slice(0, 40),
    source: inspectionKindLabels[check.kind],
    foundOn: check.inspectedOn,
    facts: found
      .map(({ title, detail }) => `${title}${detail ? `（${detail.replaceAll('\n', ' ')}）` : ''}。`)
      .join('\n'),
    ground: GROUND,
    materials: '检查记录复印件1份',
    replyBy,
  };
};

/** 转办函 of a problem or an item. */
export const draftReferral: Drafter = (ctx, { type, id }): Words => {
  const common = {
    requests: '请核实情况，依职责办理。\n请将办理情况函告我镇。',
    replyBy: addDays(today(ctx.ports), ANSWER_DAYS),
  };
  if (type === 'problem') {
    const { problem, facts, unit, source } = factsOf(ctx, id);
    return {
      ...common,
      recipient: unit,
      matter: problem.title.slice(0, 36),
      source,
      reference: problem.serial,
      receivedOn: problem.foundOn,
      facts,
    };
  }
  if (type !== 'task') return common;
  const { row } = loadTask(ctx, id);
  return {
    ...common,
    matter: row.title.slice(0, 36),
    source: [taskSourceLabels[row.source], row.sourceText].filter(Boolean).join('：').slice(0, 60),
    reference: row.serial,
    receivedOn: row.createdOn,
    facts: row.content,
  };
};
