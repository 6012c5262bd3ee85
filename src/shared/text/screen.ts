/** What the seats of accounts are called on screen; the role says what its holder may do. */
export const seatLabels = {
  system: '系统管理员',
  security: '安全保密管理员',
  audit: '安全审计员',
  business: '业务账号',
} as const;

/** The kinds of units, as they decide between a 通知 and a 函. */
export const unitKindLabels = {
  village: '村（社区）',
  office: '镇内设机构',
  external: '非下属单位',
} as const;

export const unitKindHints = {
  village: '镇下面的村、社区，督办发通知',
  office: '镇里的办公室、中心，督办发通知',
  external: '派出所、市场监管所、学校等不归镇管的单位，督办发函',
} as const;

/** How numbers of documents are given. */
export const numberModeLabels = {
  own: '本台编号（连着编，不断号）',
  office: '党政办给号（照填）',
} as const;
