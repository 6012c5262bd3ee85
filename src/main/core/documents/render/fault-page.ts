import { describeError } from '#shared/rpc/app-error.ts';
import type { AppError } from '#shared/rpc/app-error.ts';
import { escapeHtml } from './style-sheet.ts';

const SHEET =
  'html,body{margin:0;background:#fff;color:#000}.page{box-sizing:border-box;width:210mm;min-height:297mm;padding:37mm 26mm 25mm 28mm;' +
  'font:14pt/1.75 SimHei,"Noto Sans CJK SC",sans-serif}p{margin:0 0 3mm}li{margin:0 0 1mm}';

/** What stands in place of a draft's page whose words cannot be set: why, so that its fields can still be mended beside it. */
export function faultPage({ code, params, fields }: AppError): string {
  const reasons = fields ? [...new Set(Object.values(fields))] : [describeError(code, params)];
  return [
    '<!DOCTYPE html>',
    `<html lang="zh-CN"><head><meta charset="utf-8"/><title>排不出来</title><style>${SHEET}</style></head>`,
    '<body><div class="page"><p>这一页现在排不出来。写过的内容都在，照下面说的改好，这一页就出来：</p>',
    `<ul>${reasons.map((reason) => `<li>${escapeHtml(reason)}</li>`).join('')}</ul></div></body></html>`,
    '',
  ].join('\n');
}
