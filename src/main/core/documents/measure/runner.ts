/**
 * Runs one of the measuring tools (pdftotext, pdftoppm) to its end and gives its standard output.
 * The core starts no process itself: the command line and the tests hand this in. Rejects when the tool fails.
 */
export type Runner = (command: string, args: readonly string[]) => Promise<Uint8Array>;
