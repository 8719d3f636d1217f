/**
 * The only script with a foot on both sides: hands the page its port to the core at every load, and does the few
 * things only it can do. Nothing generic is exposed.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { DesktopBridge } from '../shared/desktop-bridge'

ipcRenderer.on('port', (event) => {
  window.postMessage('port', window.location.origin, event.ports)
})

function listen<T>(channel: string, listener: (value: T) => void): () => void {
  const heard = (_event: unknown, value: T) => listener(value)
  ipcRenderer.on(channel, heard)
  return () => ipcRenderer.removeListener(channel, heard)
}

const desktop: DesktopBridge = {
  host: 'electron',
  platform: process.platform,
  async pathOf(file) {
    // Empty for a File that the page made up itself; so the page can't name a path.
    const path = webUtils.getPathForFile(file)
    return path === '' ? '' : ipcRenderer.invoke('desktop:grant-dropped', path)
  },
  chooseFile: () => ipcRenderer.invoke('desktop:choose-file'),
  chooseFiles: () => ipcRenderer.invoke('desktop:choose-files'),
  chooseFolder: () => ipcRenderer.invoke('desktop:choose-folder'),
  savePdf: (name) => ipcRenderer.invoke('desktop:save-pdf', name),
  onOpenFiles: (listener) => listen('desktop:open-files', listener),
  onCommand: (listener) => listen('desktop:command', listener),
  onOpenAlert: (listener) => listen('desktop:open-alert', listener)
}

contextBridge.exposeInMainWorld('desktop', desktop)
