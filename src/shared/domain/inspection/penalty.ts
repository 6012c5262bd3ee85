import { z } from 'zod';
import { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { AppError } from '#shared/rpc/app-error.ts';

/** Kinds of 行政处罚法 §9. 责令改正 is none of them. */
export const PenaltyKind = z.enum(['warning', 'fine', 'confiscation', 'suspension', 'licence', 'detention']);
export type PenaltyKind = z.infer<typeof PenaltyKind>;

export const penaltyKindLabels = {
  warning: '警告、通报批评',
  fine: '罚款',
  confiscation: '没收违法所得、非法财物',
  suspension: '责令停产停业、限制经营',
  licence: '暂扣或吊销许可证件',
  detention: '行政拘留',
} as const satisfies Record<PenaltyKind, string>;

const line = (label: string, max: number) =>
  z.string().trim().min(1, `请填${label}`).max(max, `${label}太长，请核对`);

/** A decision of the organ that has the power; the desk notes it and decides nothing. */
export const PenaltyDraft = z.strictObject({
  organ: line('作出处罚的机关', 60),
  /** 行政处罚法 §24: by what provincial decision the town was given the power. Empty for any other organ. */
  authority: z.string().trim().max(100, '授权依据太长，请写文件名和文号').default(''),
  number: line('决定书文号', 60),
  decidedOn: PlainDate,
  kind: PenaltyKind,
  /** As the decision words it: 罚款2000元. */
  amount: z.string().trim().max(60, '金额或期限太长，请精简').default(''),
});
export type PenaltyDraft = z.infer<typeof PenaltyDraft>;

/** Leading groups and working groups are no organs; neither are villages. */
const POWERLESS = /(领导小组|工作组|专班|村民委员会|村委会|居民委员会|居委会|村|社区)$/u;
const TOWN =
  /(镇|乡|街道)(人民政府|办事处|政府|党委)?$|(综合行政执法(队|大队|办公室|中心)|综治(办|中心)|党政(综合)?办公室)$/u;

/**
 * Only the organ with the power punishes; a town only what its province handed over (行政处罚法 §24).
 * @throws AppError penalty.no-power, penalty.authority-missing, penalty.too-early, penalty.future-date
 */
export function checkPenalty(
  penalty: PenaltyDraft,
  { inspectedOn, today, townName }: { inspectedOn: PlainDate; today: PlainDate; townName: string },
): void {
  if (POWERLESS.test(penalty.organ)) throw new AppError('penalty.no-power', { organ: penalty.organ });
  if (isTowns(penalty.organ, townName) && penalty.authority === '')
    throw new AppError('penalty.authority-missing');
  if (penalty.decidedOn < inspectedOn) throw new AppError('penalty.too-early');
  if (penalty.decidedOn > today) throw new AppError('penalty.future-date');
}

function isTowns(organ: string, townName: string): boolean {
  return (
    TOWN.test(organ) ||
    (townName !== '' && organ.startsWith(townName) && !/(派出所|分局|所|队)$/u.test(organ))
  );
}
