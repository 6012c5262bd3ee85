/** Black, because most offices print in black; it lies over the text and does not cover it. */
const STAMP_CSS =
  '.page::after{content:"作废";position:absolute;left:0;right:0;top:110mm;text-align:center;font:bold 88pt SimHei,"Noto Sans CJK SC",sans-serif;' +
  'letter-spacing:24pt;color:#000;opacity:.28;transform:rotate(-24deg);pointer-events:none}';

/** The frozen page with 作废 across every sheet; the frozen bytes themselves stay as they are. */
export function stampVoid(html: string): string {
  return html.replace('</head>', `<style>${STAMP_CSS}</style></head>`);
}
