import { Document, DocumentGridType, Packer, PageOrientation, SectionType } from 'docx';
import type { ISectionOptions } from 'docx';

import type { DocumentModel } from '#shared/domain/documents/model.ts';

import { PAGE, toTwips, TYPE_AREA } from '../house/metrics.ts';
import { paginate } from '../layout/paginate.ts';
import { bodyChildren } from './docx-body.ts';
import { FOOTER_DISTANCE, numberFooters } from './docx-foot.ts';
import { headChildren, letterHeader, letterHeaderDistance } from './docx-head.ts';
import { imprintAnchor } from './docx-imprint.ts';
import { normalizePackage } from './docx-package.ts';
import { houseStyles, LINE } from './docx-styles.ts';

/** The document as a .docx file. The same model always gives the same bytes. */
export async function renderDocx(model: DocumentModel): Promise<Uint8Array> {
  return renderDocxOfAll([model], model.title.join(''));
}

/** Several documents in one file, each beginning on a page of its own and numbered from 1. */
export async function renderDocxOfAll(models: readonly DocumentModel[], title: string): Promise<Uint8Array> {
  const signature = models[0]?.signature;
  const document = new Document({
    title,
    creator: signature?.issuer ?? '',
    lastModifiedBy: signature?.issuer ?? '',
    evenAndOddHeaderAndFooters: true,
    styles: houseStyles(),
    sections: models.flatMap((model) => sections(model, models.length > 1)),
  });
  return normalizePackage(await Packer.toArrayBuffer(document), signature?.date);
}

function sections(model: DocumentModel, isOneOfMany: boolean): ISectionOptions[] {
  const { imprint } = model;
  // Alone on its page by our own layout: an even page of its own keeps it there whatever the reader's fonts are.
  const isOnBack = imprint?.place === 'even-page' && paginate(model).at(-1)?.items.length === 0;
  const anchor = imprint ? [imprintAnchor(imprint)] : [];
  const main: ISectionOptions = {
    properties: { ...pageProperties(model, isOneOfMany), titlePage: model.layout !== 'red-head' },
    footers: numberFooters(model.layout),
    ...(model.layout === 'letter-format' ? { headers: letterHeader(model) } : {}),
    children: [...headChildren(model), ...bodyChildren(model), ...(isOnBack ? [] : anchor)],
  };
  if (!isOnBack) return [main];
  const back: ISectionOptions = {
    properties: { ...pageProperties(model, false), type: SectionType.EVEN_PAGE },
    // Its own, though Word would pass them on: LibreOffice places the type area by them.
    footers: numberFooters(model.layout),
    children: anchor,
  };
  return [main, back];
}

function pageProperties(model: DocumentModel, startsAnew: boolean) {
  return {
    page: {
      ...(startsAnew ? { pageNumbers: { start: 1 } } : {}),
      size: {
        width: toTwips(PAGE.width),
        height: toTwips(PAGE.height),
        orientation: PageOrientation.PORTRAIT,
      },
      margin: {
        top: toTwips(TYPE_AREA.top),
        right: toTwips(TYPE_AREA.right),
        bottom: toTwips(TYPE_AREA.bottom),
        left: toTwips(TYPE_AREA.left),
        header: toTwips(model.layout === 'letter-format' ? letterHeaderDistance(model) : 15),
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
