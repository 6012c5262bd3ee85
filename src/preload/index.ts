import { contextBridge, ipcRenderer } from 'electron';

/** The one channel between the window and the main process: a request for a pipe, answered with a MessagePort. */
const channel = 'hulei:open-port';

contextBridge.exposeInMainWorld('huleiDesktop', true);

window.addEventListener('message', (event) => {
  if (event.source === window && event.origin === window.location.origin && event.data === channel) {
    ipcRenderer.postMessage(channel, null);
  }
});

ipcRenderer.on('hulei:port', (event) => {
  window.postMessage('hulei:port', window.location.origin, event.ports);
});
