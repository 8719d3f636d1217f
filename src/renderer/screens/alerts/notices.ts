/** Notifications of the system for a page in a browser; only what a person allowed on the screen of alerts. */
import { create } from 'zustand'

const keptKey = 'sales.alert-notices'

/** Whether the browser has notifications at all. */
export function canNotify(): boolean {
  return 'Notification' in window
}

interface Notices {
  readonly isOn: boolean
  /** The browser has been told to refuse them. */
  readonly isRefused: boolean
  ask(isWanted: boolean): Promise<void>
}

/** What this browser was asked for; a permission alone is no wish. */
export const useNotices = create<Notices>()((set) => ({
  isOn: canNotify() && Notification.permission === 'granted' && localStorage.getItem(keptKey) === 'yes',
  isRefused: false,
  async ask(isWanted) {
    const permission = isWanted ? await Notification.requestPermission() : Notification.permission
    const isOn = isWanted && permission === 'granted'
    if (isOn) localStorage.setItem(keptKey, 'yes')
    else localStorage.removeItem(keptKey)
    set({ isOn, isRefused: isWanted && permission === 'denied' })
  }
}))

/** Id of the toast of an event: who has seen the event needs it no more. */
export function alertToast(n: number): string {
  return `alert ${n}`
}

/** Shows one while nobody looks at the page. Several tabs show the same one once. */
export function notify(id: string, title: string, body: string, onClick: () => void): void {
  if (!useNotices.getState().isOn || document.hasFocus()) return
  const notification = new Notification(title, { body, tag: id })
  notification.onclick = () => {
    window.focus()
    notification.close()
    onClick()
  }
}
