import { useCallback, useMemo } from 'react'
import { useLocation } from 'wouter'
import type { FileChoice, RecentFile } from '../../../shared/contract/open'
import {
  chooseWithDialog,
  type Landing,
  openDropped,
  openFiles,
  openInTurn,
  openPaths,
  openSample,
  openTogether
} from '../../client/opening'
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
      dropped: (transfer: DataTransfer) => openDropped(transfer, go),
      sample: () => openSample(t('sampleName'), go),
      recent: ({ path, together }: RecentFile) =>
        together ? openTogether(together.files, together.nameColumn, go) : openPaths([path], go),
      together: (files: readonly FileChoice[], nameColumn: boolean) => openTogether(files, nameColumn, go),
      inTurn: (files: readonly FileChoice[]) => openInTurn(files, go),
      choose: async () => {
        if (!(await chooseWithDialog(go))) showPicker({ picker: true })
      },
      chooseFolder: () => chooseWithDialog(go, 'folder')
    }),
    [go, showPicker, t]
  )
}
