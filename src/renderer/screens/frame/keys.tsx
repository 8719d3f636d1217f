import { Kbd, Modal } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { Fragment } from 'react'
import { useLocation } from 'wouter'
import { useHotKeys } from '../../components/hot-keys'
import { useModKey } from '../../components/hot-keys/mod-key'
import { paths } from '../../paths'
import { useWindow } from '../../state/window'
import { useText } from '../../text'
import styles from './frame.module.css'
import { useOpen } from './use-open'

type Act =
  | 'palette'
  | 'keys'
  | 'open'
  | 'settings'
  | 'alerts'
  | 'primary'
  | 'problems'
  | 'moveStep'
  | 'refresh'
  | 'undo'
  | 'redo'
  | 'grid'
  | 'jump'
  | 'drill'
  | 'escape'

const list: readonly { readonly act: Act; readonly keys: readonly string[] }[] = [
  { act: 'palette', keys: ['mod', 'K'] },
  { act: 'keys', keys: ['?'] },
  { act: 'open', keys: ['mod', 'O'] },
  { act: 'settings', keys: ['mod', ','] },
  { act: 'alerts', keys: ['mod', 'Shift', 'L'] },
  { act: 'primary', keys: ['mod', 'Enter'] },
  { act: 'problems', keys: ['N', 'P'] },
  { act: 'moveStep', keys: ['Alt', '↑', '↓'] },
  { act: 'refresh', keys: ['R'] },
  { act: 'undo', keys: ['mod', 'Z'] },
  { act: 'redo', keys: ['mod', 'Shift', 'Z'] },
  { act: 'grid', keys: ['←', '↑', '→', '↓'] },
  { act: 'jump', keys: ['mod', 'G'] },
  { act: 'drill', keys: ['→', '←'] },
  { act: 'escape', keys: ['Esc'] }
]

/** `?` shows the keys; those that work everywhere are bound here. */
export function Keys() {
  const { t } = useText('app')
  const shown = useWindow((state) => state.keys)
  const set = useWindow((state) => state.set)
  const [, navigate] = useLocation()
  const open = useOpen()
  const mod = useModKey()
  useHotKeys([
    // `?` sits on another key on most keyboards, so the character counts, not the key.
    ['shift + ?', () => set({ keys: true }), { usePhysicalKeys: false }],
    ['?', () => set({ keys: true }), { usePhysicalKeys: false }]
  ])
  // These are no text, so they work in fields too.
  useHotkeys(
    [
      ['mod + O', () => void open.choose()],
      ['mod + ,', () => navigate(paths.settings)],
      ['mod + shift + L', () => navigate(paths.alerts)],
      ['mod + G', () => document.querySelector<HTMLInputElement>('[data-jump] input')?.focus()],
      ['mod + Enter', () => document.querySelector<HTMLButtonElement>('[data-primary]')?.click()]
    ],
    []
  )
  return (
    <Modal opened={shown} onClose={() => set({ keys: false })} title={t('keys.title')} size={460}>
      <dl className={styles.keys}>
        {list.map(({ act, keys }) => (
          <Fragment key={act}>
            <dt>{t(`keys.${act}`)}</dt>
            <dd>
              {keys.map((key) => (
                <Kbd key={key}>{key === 'mod' ? mod : key}</Kbd>
              ))}
            </dd>
          </Fragment>
        ))}
      </dl>
    </Modal>
  )
}
