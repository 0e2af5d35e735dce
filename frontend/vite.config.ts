import react from '@vitejs/plugin-react';
import type { HttpServer, Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const port = Number(process.env.FIP_FRONTEND_PORT ?? 3000);
const gateway = process.env.FIP_GATEWAY_URL ?? 'http://127.0.0.1:8000';

/** Node ends a request after five minutes; an upload of several gigabytes takes longer. */
function longUploads(): Plugin {
  const allow = (server: HttpServer | null) => {
    if (server && 'requestTimeout' in server) server.requestTimeout = 0;
  };
  return {
    name: 'fip-long-uploads',
    configureServer: ({ httpServer }) => allow(httpServer),
    configurePreviewServer: ({ httpServer }) => allow(httpServer),
  };
}

const listen = {
  host: '127.0.0.1',
  port,
  strictPort: true,
  proxy: { '/api': { target: gateway } },
};

export default defineConfig({
  plugins: [react(), longUploads()],
  server: listen,
  preview: {
    ...listen,
    headers: {
      // Inline styles are Mantine's; scripts come from this origin only.
      'Content-Security-Policy':
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
        "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      'Referrer-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
    },
  },
  // React, Mantine and the router, which every page needs.
  build: { chunkSizeWarningLimit: 600 },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/test/setup.ts'],
    restoreMocks: true,
    unstubGlobals: true,
  },
});
