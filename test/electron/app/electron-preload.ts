/** Stands in for the `electron` module in the preload of an older Electron: `webUtils` came with 29. */
declare const require: (name: 'electron') => typeof Electron

const electron = require('electron')

export const { contextBridge, ipcRenderer } = electron
export const webUtils = electron.webUtils ?? {
  getPathForFile: (file: File) => (file as File & { path?: string }).path ?? ''
}
