/**
 * What a page of the desk may load, the same behind every door: its own files and nothing from anywhere else.
 * Inline styles are allowed for the component library; inline script is not.
 * @param connect further sources for the page's own pipe, e.g. the browser door's socket.
 */
export function contentPolicy(connect: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    ["connect-src 'self'", ...connect].join(' '),
    "frame-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
