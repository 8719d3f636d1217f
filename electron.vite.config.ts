import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { kernel } from './scripts/vite-plugin-kernel.mjs'

// Main is built as ES modules with one file per process; natives and other dependencies stay outside of the bundle.
export default defineConfig({
  main: {
    plugins: [kernel()],
    build: {
      outDir: 'out/main',
      externalizeDeps: true,
      rollupOptions: {
        input: {
          electron: 'src/main/electron.ts',
          web: 'src/main/web.ts',
          cli: 'src/main/cli.ts',
          engine: 'src/main/engine.ts',
          'scan-worker': 'src/main/engine/scan/worker.ts'
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' }
      }
    }
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rollupOptions: {
        input: { index: 'src/preload/index.ts' },
        // A sandboxed window takes a CommonJS preload only.
        output: { format: 'cjs', entryFileNames: '[name].cjs' }
      }
    }
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      minify: true,
      target: 'chrome108',
      rollupOptions: { input: { index: 'src/renderer/index.html' } }
    }
  }
})
