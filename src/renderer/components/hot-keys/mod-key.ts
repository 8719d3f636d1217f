import { useOs } from '@mantine/hooks'
import { useText } from '../../text'

/** What the key for commands is called on this machine: `⌘`, `Ctrl`, `Strg`. */
export function useModKey(): string {
  const { t } = useText('app')
  const os = useOs()
  return os === 'macos' || os === 'ios' ? '⌘' : t('keys.ctrl')
}
