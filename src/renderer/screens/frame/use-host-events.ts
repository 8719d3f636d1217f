import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { client } from '../../client'
import { paths } from '../../paths'
import { useWindow } from '../../state/window'
import { useWizard } from '../../state/wizard'
import { useOpen } from './use-open'

/** Files and commands that come from outside of the page: the system, the menu, the command line. */
export function useHostEvents(): void {
  const open = useOpen()
  const [, navigate] = useLocation()
  const show = useWindow((state) => state.set)
  const asked = useRef(false)
  useEffect(() => window.desktop?.onOpenFiles((files) => void open.paths(files)), [open])
  useEffect(
    () =>
      window.desktop?.onCommand((command) => {
        if (command === 'settings') navigate(paths.settings)
        else show({ keys: true })
      }),
    [navigate, show]
  )
  useEffect(() => window.desktop?.onOpenAlert((id) => navigate(paths.alert(id))), [navigate])
  useEffect(() => {
    if (asked.current) return
    asked.current = true
    // A reload in the middle of the wizard stays where it was.
    if (useWizard.getState().source) return
    client.settings.about({}).then(
      ({ openFirst }) => {
        const key = `sales.opened-first ${openFirst}`
        if (openFirst === null || sessionStorage.getItem(key)) return
        sessionStorage.setItem(key, 'yes')
        void open.paths([openFirst])
      },
      () => undefined
    )
  }, [open])
}
