import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { defineConfig } from 'electron-vite';

const from = (path: string): string => resolve(import.meta.dirname, path);

/** Workers are entries of their own and stand in one flat folder with everything else: see core/worker-url.ts. */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      // Packages go into the bundle: a core of one file starts in a fifth of the time, and every unlock waits for a core.
      externalizeDeps: false,
      rollupOptions: {
        // Native code, and what the window itself brings.
        external: ['electron', 'better-sqlite3'],
        input: {
          index: from('src/main/desktop/main.ts'),
          worker: from('src/main/core/worker.ts'),
          'parser-worker': from('src/main/core/exchange/excel/parser-worker.ts'),
          'snapshot-worker': from('src/main/core/exchange/backup/snapshot-worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rollupOptions: {
        input: { index: from('src/preload/index.ts') },
        // A sandboxed preload script is a classic script.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: from('src/renderer'),
    plugins: [react()],
    build: {
      outDir: from('out/renderer'),
      rollupOptions: { input: from('src/renderer/index.html') },
      chunkSizeWarningLimit: 2000,
    },
  },
});
