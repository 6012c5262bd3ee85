import { Document, DocumentGridType, Packer, PageOrientation, SectionType } from 'docx';
import type { ISectionOptions, Paragraph, Table } from 'docx';

import type { DocumentModel, Orientation, Signature } from '#shared/domain/documents/model.ts';
import { BLANK } from '#shared/domain/documents/official-text.ts';

import { PAGE, toTwips, TYPE_AREA } from '../house/metrics.ts';
import { paginate } from '../layout/paginate.ts';
import { settle } from '../layout/settle.ts';
import { annexChildren, bodyChildren } from './docx-body.ts';
import { FOOTER_DISTANCE, noFooters, numberFooters, turnedFooters } from './docx-foot.ts';
import { headChildren, letterHeader, letterHeaderDistance } from './docx-head.ts';
import { imprintAnchor } from './docx-imprint.ts';
import { normalizePackage } from './docx-package.ts';
import { houseStyles, LINE } from './docx-styles.ts';

/** The document as a .docx file. The same model always gives the same bytes. */
export async function renderDocx(model: DocumentModel): Promise<Uint8Array> {
  return render([model], model.title.join(''));
}

/** Several documents in one file, each beginning on a page of its own and numbered from 1. */
export async function renderDocxOfAll(models: readonly DocumentModel[], title: string): Promise<Uint8Array> {
  return render(models, title);
}

/** A page whose text will be another one: the imprint follows it wherever it ends, never on a page kept for it. */
export async function renderFlowing(model: DocumentModel): Promise<Uint8Array> {
  return render([model], '', true);
}

async function render(
  models: readonly DocumentModel[],
  title: string,
  isFlowing = false,
): Promise<Uint8Array> {
  const signature = models[0]?.signature;
  const document = new Document({
    title,
    creator: signature?.issuer ?? '',
    lastModifiedBy: signature?.issuer ?? '',
    evenAndOddHeaderAndFooters: true,
    styles: houseStyles(),
    sections: models.flatMap((model) => sections(model, { isOneOfMany: models.length > 1, isFlowing })),
  });
  return normalizePackage(await Packer.toArrayBuffer(document), dayOf(signature));
}

/** The day it bears; a draft may leave it open. */
function dayOf(signature: Signature | undefined): string | undefined {
  return signature?.date === BLANK ? undefined : signature?.date;
}

/**
 * A section for each run of pages that lie the same way: the text with the annexes that follow it upright, each turned annex,
 * the ones after it. The imprint ends the last upright one, or has a page of its own.
 */
function sections(
  given: DocumentModel,
  { isOneOfMany, isFlowing }: { isOneOfMany: boolean; isFlowing: boolean },
): ISectionOptions[] {
  const model = settle(given);
  const { imprint, attachments, layout } = model;
  const pages = paginate(model);
  // Alone on its page by our own layout: a section of its own keeps it there whatever the reader's fonts are.
  const isAlone = !isFlowing && imprint !== undefined && pages.at(-1)?.items.length === 0;
  const runs: Run[] = [
    { orientation: 'portrait', children: [...headChildren(model), ...bodyChildren(model)] },
  ];
  attachments.forEach(({ content }, index) => {
    if (!content) return;
    const last = runs.at(-1);
    const isSame = last?.orientation === content.orientation;
    const children = annexChildren(attachments, index, isSame);
    if (isSame) last.children.push(...children);
    else runs.push({ orientation: content.orientation, children });
  });
  const anchor = imprint ? [imprintAnchor(imprint)] : [];
  if (isAlone) runs.push({ orientation: 'portrait', children: anchor });
  else runs.at(-1)?.children.push(...anchor);
  return runs.map(({ orientation, children }, index): ISectionOptions => {
    const isFirst = index === 0;
    const isBack = isAlone && imprint.place === 'even-page' && index === runs.length - 1;
    return {
      properties: {
        ...pageProperties(model, orientation, isFirst && isOneOfMany),
        ...(isFirst ? { titlePage: layout === 'letter-format' || layout === 'form' } : {}),
        ...(isBack ? { type: SectionType.EVEN_PAGE } : {}),
      },
      // Their own, though Word would pass them on: LibreOffice places the type area by them.
      footers: footersOf(model, { orientation, isNumbered: !isBack || pages.at(-1)?.hasNumber === true }),
      ...(isFirst && layout === 'letter-format' ? { headers: letterHeader(model) } : {}),
      children,
    };
  });
}

function footersOf(
  { layout }: DocumentModel,
  { orientation, isNumbered }: { orientation: Orientation; isNumbered: boolean },
) {
  if (!isNumbered) return noFooters();
  return orientation === 'landscape' ? turnedFooters() : numberFooters(layout);
}

type Run = { orientation: Orientation; children: (Paragraph | Table)[] };

function pageProperties(model: DocumentModel, orientation: Orientation, startsAnew: boolean) {
  const isTurned = orientation === 'landscape';
  const { top, right, bottom, left } = TYPE_AREA;
  const margin = isTurned
    ? { top: left, right: top, bottom: right, left: bottom }
    : { top, right, bottom, left };
  return {
    page: {
      ...(startsAnew ? { pageNumbers: { start: 1 } } : {}),
      // The library turns width and height round by itself.
      size: {
        width: toTwips(PAGE.width),
        height: toTwips(PAGE.height),
        orientation: isTurned ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
      },
      margin: {
        top: toTwips(margin.top),
        right: toTwips(margin.right),
        bottom: toTwips(margin.bottom),
        left: toTwips(margin.left),
        header: toTwips(model.layout === 'letter-format' && !isTurned ? letterHeaderDistance(model) : 15),
        footer: toTwips(FOOTER_DISTANCE),
        gutter: 0,
      },
    },
    grid: { type: gridType(model), linePitch: LINE },
  };
}

/**
 * Lines only: with characters in the grid LibreOffice sets 14 to the line. None on a letter, where it would centre the
 * lines in what the first page's header leaves; exact lines keep the pitch either way.
 */
function gridType({ layout }: DocumentModel) {
  return layout === 'letter-format' ? DocumentGridType.DEFAULT : DocumentGridType.LINES;
}
