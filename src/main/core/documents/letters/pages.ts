import type { DocumentDraft } from '#shared/domain/documents/model.ts';
import { splitParagraphs } from '#shared/domain/documents/official-text.ts';

import type { Frame } from './define.ts';
import { given } from './parts.ts';

/** What the words of every formal document end with, see `closingWords`. */
type Closing = Readonly<{
  recipient: string;
  issuer: string;
  coIssuers: string;
  urgency?: '特急' | '加急' | undefined;
  issuedOn: string;
  contact: string;
  phone: string;
  cc?: string | undefined;
}>;

type Page = Readonly<{
  /** The title without the issuer, 关于……的通知. */
  about: string;
  body: DocumentDraft['body'];
  attachments?: NonNullable<DocumentDraft['attachments']>;
  /** 签发人, of a document sent upward. */
  signers?: string[];
}>;

/** A red-head document of the town government or its office. */
export function redHeadPage(
  words: Closing,
  { number, house }: Frame,
  { about, body, attachments = [], signers = [] }: Page,
): DocumentDraft {
  return {
    layout: 'red-head',
    issuerMark: `${words.issuer}文件`,
    ...given('number', number),
    ...given('urgency', words.urgency),
    coIssuers: splitParagraphs(words.coIssuers),
    signers,
    title: [words.issuer, about],
    addressees: words.recipient,
    body,
    attachments,
    signature: { issuer: words.issuer, date: words.issuedOn, sealed: true },
    notes: contactNote(words),
    imprint: {
      ...given('cc', words.cc),
      office: house.printingOffice,
      date: words.issuedOn,
      place: 'even-page',
    },
  };
}

/** 信函格式: for bodies that are neither above the town nor below it (GB/T 9704-2012, 10.1). */
export function letterPage(
  words: Closing,
  { number }: Frame,
  { about, body, attachments = [] }: Page,
): DocumentDraft {
  return {
    layout: 'letter-format',
    issuerMark: words.issuer,
    ...given('number', number),
    ...given('urgency', words.urgency),
    coIssuers: splitParagraphs(words.coIssuers),
    title: [words.issuer, about],
    addressees: words.recipient,
    body,
    attachments,
    signature: { issuer: words.issuer, date: words.issuedOn, sealed: true },
    notes: contactNote(words),
    ...(words.cc === undefined ? {} : { imprint: { cc: words.cc } }),
  };
}

function contactNote({ contact, phone }: Closing): string {
  return `联系人：${contact}，联系电话：${phone}`;
}
