import type { DocumentDraft } from '#shared/domain/documents/model.ts';

import { wide, pair } from './form-rows.ts';
import { paragraphs } from './parts.ts';
import { formColumns } from './task-parts.ts';

type Attachment = NonNullable<DocumentDraft['attachments']>[number];

/** 回执: bound in with what is handed over, so that the receiver's answer comes back on paper. */
export function receipt(
  name: string,
  facts: { matter: string; number: string | undefined; sender: string },
): Attachment {
  return {
    name,
    content: {
      body: [
        ...paragraphs(`请填写后盖章，寄回或者当面交回${facts.sender}。`),
        {
          kind: 'table',
          columns: formColumns,
          rows: [
            wide('来函字号', facts.number ?? ''),
            wide('事    项', facts.matter),
            pair('收件单位', '', '收件日期', ''),
            pair('收 件 人', '', '联系电话', ''),
            wide('是否接收', '□ 已接收，由本单位办理\n□ 不属于本单位职责，建议转：\n□ 需要补充材料：', 30),
            wide('办理情况', '（可以在办结后另行函告）', 40),
            pair('单位盖章', '', '日    期', ''),
          ],
        },
      ],
    },
  };
}
