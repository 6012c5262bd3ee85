import type { ExportOutcome } from '#shared/contract/exports.ts';
import { Note } from '../../ui/Note.tsx';
import { TextLink } from '../find/links.tsx';

/** Says that a second person has to agree first, and where that is seen. */
export function OutcomeNote({ outcome }: { outcome: ExportOutcome | undefined }) {
  if (outcome?.state !== 'pending') return null;
  return (
    <Note tone="soon">
      这次有 {outcome.rows} 条{outcome.taken > 0 && `，24 小时内您已经导出 ${outcome.taken} 条`}
      。一个人一天最多导出 {outcome.limit} 条，这次要另一位综合协调或领导同意才能下载。已经报上去了，同意后在
      <TextLink to="/registers/exports">导出审批</TextLink>里下载。
    </Note>
  );
}
