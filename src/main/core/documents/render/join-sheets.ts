/**
 * Several frozen pages as one print HTML. Each brings its own style sheet, whose class names mean something else in the
 * next one, so each stands in a shadow of its own, declared in the markup: no script, nothing rewritten.
 */
export function joinSheets(pages: readonly string[]): string {
  const parts = pages.map((html, index) => {
    const style = [...html.matchAll(/<style>(.*?)<\/style>/gsu)].map(([, css]) => css ?? '').join('\n');
    const body = /<body>(.*)<\/body>/su.exec(html)?.[1] ?? '';
    return (
      `<div class="paper"><template shadowrootmode="open"><style>${style.replaceAll('html{', ':host{')}\n` +
      `${index < pages.length - 1 ? '.page:last-child{break-after:page}' : ''}</style>${body}</template></div>`
    );
  });
  return [
    '<!DOCTYPE html>',
    '<html lang="zh-CN"><head><meta charset="utf-8"/><title>成批打印</title>',
    `<style>@page{size:A4;margin:0}html,body{margin:0;padding:0;background:#fff}${faces(pages)}`,
    'body{color:#000;font-kerning:none;text-spacing-trim:space-all;text-autospace:no-autospace;print-color-adjust:exact}',
    '.paper{display:block}</style></head><body>',
    ...parts,
    '</body></html>',
    '',
  ].join('\n');
}

/** Font faces are known to a document only when it declares them itself, outside every shadow. */
function faces(pages: readonly string[]): string {
  const found = pages.flatMap((html) => html.match(/@font-face\s*\{[^}]*\}/gu) ?? []);
  return [...new Set(found)].join('\n');
}
