/** Keys of a screen. They work wherever the keyboard is but in a field one types in: a switch or a tick is no such field. */
import { type HotkeyItem, useHotkeys } from '@mantine/hooks'

/** Kinds of `input` that take no text. */
const notTyped: ReadonlySet<string> = new Set(['checkbox', 'radio', 'range', 'button', 'submit', 'reset', 'file'])

/** Whether what is typed there becomes text. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !target.readOnly && !notTyped.has(target.type)
  return target instanceof HTMLTextAreaElement || target.isContentEditable
}

/** `useHotkeys` that leaves fields of text, and nothing else, to themselves. */
export function useHotKeys(keys: readonly HotkeyItem[]): void {
  useHotkeys(
    keys.map(([key, act, options]): HotkeyItem => {
      const own = (event: KeyboardEvent) => {
        if (takesText(event.target)) return
        event.preventDefault()
        act(event)
      }
      // A field keeps its own keys: what they do there is not prevented.
      return [key, own, { ...options, preventDefault: false }]
    }),
    []
  )
}
