import { useCallback, useMemo } from 'react'
import { useLocation } from 'wouter'
import { chooseWithDialog, type Landing, openFiles, openPaths, openSample } from '../../client/opening'
import { useWindow } from '../../state/window'
import { useText } from '../../text'

/** The ways to open a file, landing on the right screen afterwards. */
export function useOpen() {
  const [, navigate] = useLocation()
  const { t } = useText('home')
  const showPicker = useWindow((state) => state.set)
  const go = useCallback((landing: Landing) => navigate(landing), [navigate])
  return useMemo(
    () => ({
      paths: (paths: readonly string[]) => openPaths(paths, go),
      files: (files: readonly File[]) => openFiles(files, go),
      sample: () => openSample(t('sampleName'), go),
      choose: async () => {
        if (!(await chooseWithDialog(go))) showPicker({ picker: true })
      }
    }),
    [go, showPicker, t]
  )
}
