import type { Session, WebContents } from 'electron';
import { pageOrigin, readUrl } from './pages.ts';

/** Nothing the page could ask the browser for is granted, and nothing is downloaded from anywhere. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, answer) => {
    const allowed =
      readUrl(details.url).origin === pageOrigin || /^(?:blob|data|devtools):/.test(details.url);
    answer({ cancel: !allowed });
  });
}

/** The window stays on its own page: no navigation, no second window, no embedded page. */
export function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (event, url) => {
    if (readUrl(url).origin !== pageOrigin) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
