/** Hands a file to the person: the browser's own saving dialog or download folder. */
export function saveFile(name: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun by the next turn; the address may go a little later.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
