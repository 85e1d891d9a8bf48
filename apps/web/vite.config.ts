import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Every browser that runs this page reads woff2: the older copy of each font stays away. */
const onlyWoff2: Plugin = {
  name: 'only-woff2',
  enforce: 'pre',
  transform: (code, id) =>
    id.includes('@fontsource')
      ? code.replace(/,\s*url\([^)]*\.woff\) format\('woff'\)/g, '')
      : null,
};

/** Everything the page needs is served by the ledger itself: offices have no way to a CDN. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [onlyWoff2, react()],
  build: {
    // 360 and other office browsers are Chromium 86.
    target: 'chrome86',
    outDir: '../../dist/web',
    emptyOutDir: true,
    // The content security policy allows no font out of a data address.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
