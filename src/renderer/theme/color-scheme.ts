import { isMantineColorScheme, type MantineColorScheme, type MantineColorSchemeManager } from '@mantine/core'

const key = 'sales.theme'

/**
 * Keeps the chosen scheme in this window's storage so that the first paint has the right colours; the preference in
 * Settings is the truth and is put here when it arrives.
 */
export const colorSchemeManager: MantineColorSchemeManager = {
  get(defaultValue: MantineColorScheme) {
    const stored = localStorage.getItem(key)
    return isMantineColorScheme(stored) ? stored : defaultValue
  },
  set(value) {
    localStorage.setItem(key, value)
  },
  subscribe() {},
  unsubscribe() {},
  clear() {
    localStorage.removeItem(key)
  }
}
