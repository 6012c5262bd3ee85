import { z } from 'zod';

/** Where a document stands between its first words and the archive. */
export const documentStatuses = ['draft', 'review', 'approved', 'issued', 'archived', 'void'] as const;
export const DocumentStatus = z.enum(documentStatuses);
export type DocumentStatus = z.infer<typeof DocumentStatus>;

export const documentStatusLabels = {
  draft: '草稿',
  review: '送审中',
  approved: '已签批',
  issued: '已签发',
  archived: '已归档',
  void: '已作废',
} as const satisfies Record<DocumentStatus, string>;
