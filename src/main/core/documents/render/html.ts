import type { DocumentModel } from '#shared/domain/documents/model.ts';

import { FACE_NAMES, toFontFace, toFontFamily } from '../house/fonts.ts';
import { AREAS, CHARACTER_PITCH, LINE_PITCH, PAGE, POINTS, TYPE_AREA } from '../house/metrics.ts';
import { paginate } from '../layout/paginate.ts';
import type { Page } from '../layout/paginate.ts';
import { settle } from '../layout/settle.ts';
import { headHtml, letterFootHtml } from './html-head.ts';
import { itemHtml } from './html-items.ts';
import { imprintHtml, pageNumberHtml } from './html-foot.ts';
import { createStyleSheet, escapeHtml, mm } from './style-sheet.ts';
import type { StyleSheet } from './style-sheet.ts';

/** Inter-character space that sets size-3 characters on the grid of 28; the same trim serves every size-3 run. */
const GRID_SPACING = `calc(${mm(CHARACTER_PITCH)} - ${POINTS.body}pt)`;

/**
 * A page that lies across is drawn upright on screen; the printer gets it turned on the same sheet as all others, its upper
 * edge where they are bound. It is moved by the turn itself: a printer's page breaks are made before that.
 */
const BASE_CSS = `
@page{size:A4;margin:0}
*{box-sizing:border-box;margin:0;padding:0}
html{background:#fff}
body{color:#000;font-kerning:none;text-spacing-trim:space-all;text-autospace:no-autospace;print-color-adjust:exact}
.page{position:relative;width:${PAGE.width}mm;height:${PAGE.height}mm;overflow:hidden;background:#fff;break-after:page}
.page:last-child{break-after:auto}
.area{position:absolute;left:${TYPE_AREA.left}mm;top:${TYPE_AREA.top}mm;width:${TYPE_AREA.width}mm;height:${TYPE_AREA.height}mm}
.across{width:${PAGE.height}mm;height:${PAGE.width}mm}
.across>.area{left:${TYPE_AREA.bottom}mm;top:${TYPE_AREA.left}mm;width:${AREAS.landscape.width}mm;height:${AREAS.landscape.height}mm}
.line{position:absolute;white-space:nowrap;height:${mm(LINE_PITCH)};line-height:${mm(LINE_PITCH)}}
.body{font-size:${POINTS.body}pt;letter-spacing:${GRID_SPACING}}
.left{text-align:left}.center{text-align:center}.right{text-align:right}
.spread{text-align:justify;text-align-last:justify}
@media screen{html{background:#e9e9e9}.page{margin:8mm auto;box-shadow:0 1px 6px rgba(0,0,0,.25)}}
@media print{.across{width:${PAGE.width}mm;height:${PAGE.height}mm}.across>.area{left:0;top:0;transform-origin:0 0;transform:translate(${TYPE_AREA.left}mm,${PAGE.height - TYPE_AREA.bottom}mm) rotate(-90deg)}}
`;

/**
 * A document as one self-contained page of HTML: no script, no style attribute, nothing fetched. Every sheet is drawn
 * at its real size, on screen as on paper, so the preview shows the pages the printer will give.
 */
export function renderHtml(model: DocumentModel): string {
  return renderSheets([model], model.title.join(''));
}

/** Several documents one after the other, each beginning on a sheet of its own. */
export function renderSheets(models: readonly DocumentModel[], title: string): string {
  const sheet = createStyleSheet();
  const faces = FACE_NAMES.map((face) => `${toFontFace(face)}\n.${face}{font-family:${toFontFamily(face)}}`);
  const pages = models
    .map(settle)
    .flatMap((model) => paginate(model).map((page) => pageHtml(model, page, sheet)));
  return [
    '<!DOCTYPE html>',
    '<html lang="zh-CN"><head><meta charset="utf-8"/>',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${BASE_CSS}${faces.join('\n')}\n${sheet.toCss()}</style>`,
    '</head><body>',
    ...pages,
    '</body></html>',
    '',
  ].join('\n');
}

function pageHtml(model: DocumentModel, page: Page, sheet: StyleSheet): string {
  const isFirst = page.number === 1;
  const parts = [
    ...(isFirst ? headHtml(model, sheet) : []),
    ...page.items.map((placed) => itemHtml(placed, sheet)),
    ...(page.hasImprint && model.imprint ? [imprintHtml(model.imprint, sheet)] : []),
    ...(page.hasNumber ? [pageNumberHtml(page, sheet)] : []),
    ...(isFirst && model.layout === 'letter-format' ? [letterFootHtml(sheet)] : []),
  ];
  const lie = page.orientation === 'landscape' ? 'page across' : 'page';
  return `<section class="${lie}"><div class="area">\n${parts.join('\n')}\n</div></section>`;
}
