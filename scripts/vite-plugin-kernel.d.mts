import type { Plugin } from 'vite'
export declare function kernel(): Plugin
