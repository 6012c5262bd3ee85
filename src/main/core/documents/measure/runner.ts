/**
 * Runs one of the measuring tools (soffice, pdftotext, pdftoppm) to its end and gives its standard output.
 * The core starts no process itself: the command line and the tests hand this in. Rejects when the tool fails.
 */
export type Runner = (command: string, args: readonly string[]) => Promise<Uint8Array>;

/** Converts a .docx to PDF beside it in `directory`, with a LibreOffice profile of its own there. Gives the PDF's path. */
export async function convertToPdf(docxPath: string, directory: string, run: Runner): Promise<string> {
  const profile = `-env:UserInstallation=file://${directory}/profile`;
  await run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', directory, docxPath]);
  const name = docxPath.slice(docxPath.lastIndexOf('/') + 1).replace(/\.docx$/u, '.pdf');
  return `${directory}/${name}`;
}
