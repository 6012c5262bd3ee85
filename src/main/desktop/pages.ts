import type { CustomScheme } from 'electron';
import { contentPolicy } from '#main/content-policy.ts';
import type { Asset } from '#main/host/assets.ts';

export const scheme = 'app';
export const pageOrigin = `${scheme}://hulei`;
export const pageUrl = `${pageOrigin}/index.html`;

export const schemePrivileges: CustomScheme = {
  scheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true },
};

/** One of the renderer's files, or 404: no path of a request ever meets the disk. */
export function answerAsset(assets: ReadonlyMap<string, Asset>, url: string): Response {
  const { origin, pathname } = readUrl(url);
  const asset = origin === pageOrigin ? assets.get(pathname) : undefined;
  if (!asset) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(asset.body), {
    headers: {
      'Content-Type': asset.mediaType,
      'Content-Security-Policy': contentPolicy(),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  });
}

/** Whatever the platform's URL parser makes of a custom scheme's origin. */
export function readUrl(url: string): { origin: string; pathname: string } {
  const match = /^([a-z]+:\/\/[^/?#]*)([^?#]*)/.exec(url);
  return { origin: match?.[1] ?? '', pathname: match?.[2] || '/' };
}
