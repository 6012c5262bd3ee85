import { z } from 'zod';
import { access } from '../rpc/access.ts';
import { command, query } from '../rpc/procedure.ts';
import { Done, Empty, FileBlob, Id } from './common.ts';

/** Copies of issued letters that leave the store, readable without the desk. */
export const copiesContract = {
  /** What this PC and this door have for them. */
  programs: query({
    access: access.business,
    input: Empty,
    output: z.object({
      /** The program that makes PDFs; null: none here. */
      converter: z.string().nullable(),
      /** Whether a letter can be opened from here in the program this PC has for it. */
      canOpen: z.boolean(),
    }),
  }),
  /** The frozen .docx as PDF. @throws `document.draft`, `document.voided`, `converter.missing`. */
  pdf: command({
    access: access.business,
    input: z.object({ id: Id }),
    output: z.object({ jobId: Id }),
    invalidates: [],
  }),
  /** The PDF such a job made, or the zip of an archive without a folder. */
  file: query({
    access: access.business,
    input: z.object({ jobId: Id }),
    output: z.object({ name: z.string(), file: FileBlob }),
  }),
  /** 用 WPS 打开: a plain copy that is taken away at the next lock; nothing changed there comes back. */
  open: command({ access: access.business, input: z.object({ id: Id }), output: Done, invalidates: [] }),
};
