/** The native menu, with roles and accelerators. */
import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { shellWords } from './words'

export interface MenuActions {
  open(): void
  openFolder(): void
  settings(): void
  keys(): void
  updates(): void
}

export function buildMenu(words: ReturnType<typeof shellWords>, actions: MenuActions, dev: boolean): Menu {
  const mac = process.platform === 'darwin'
  const settings: MenuItemConstructorOptions = {
    label: words.settings,
    accelerator: 'CmdOrCtrl+,',
    click: actions.settings
  }
  const updates: MenuItemConstructorOptions = { label: words.updates.menu, click: actions.updates }
  const file: MenuItemConstructorOptions[] = [
    { label: words.open, accelerator: 'CmdOrCtrl+O', click: actions.open },
    { label: words.openFolder, accelerator: 'CmdOrCtrl+Shift+O', click: actions.openFolder },
    ...(mac
      ? [{ role: 'recentDocuments', submenu: [{ role: 'clearRecentDocuments' }] } as MenuItemConstructorOptions]
      : []),
    { type: 'separator' },
    ...(mac ? [{ role: 'close' } as const] : [settings, { type: 'separator' } as const, { role: 'quit' } as const])
  ]
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
    ...(dev ? [{ role: 'reload' } as const, { role: 'toggleDevTools' } as const] : [])
  ]
  return Menu.buildFromTemplate([
    ...(mac
      ? [
          {
            label: app.name,
            submenu: [
              { role: 'about' } as const,
              updates,
              { type: 'separator' } as const,
              settings,
              { type: 'separator' } as const,
              { role: 'services' } as const,
              { role: 'hide' } as const,
              { role: 'hideOthers' } as const,
              { role: 'unhide' } as const,
              { type: 'separator' } as const,
              { role: 'quit' } as const
            ]
          }
        ]
      : []),
    { label: words.file, submenu: file },
    { label: words.edit, role: 'editMenu' },
    { label: words.view, submenu: view },
    { role: 'windowMenu' },
    {
      label: words.help,
      role: 'help',
      submenu: [{ label: words.keys, click: actions.keys }, { type: 'separator' }, { ...updates, id: 'updates' }]
    }
  ])
}
