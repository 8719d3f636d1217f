/** An alert made of a number of a board: the same days and rows. */
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { lazy, Suspense } from 'react'
import { useLocation } from 'wouter'
import type { NumberTile } from '../../../shared/domain/board'
import type { Dataset } from '../../../shared/domain/dataset'
import { paths } from '../../paths'
import { useText } from '../../text'
import { formOfTile } from '../alerts/form/draft'
import type { BoardView } from './board-view'

const AlertDrawer = lazy(async () => ({ default: (await import('../alerts/form')).AlertDrawer }))

type Props = {
  readonly tile: NumberTile
  readonly dataset: Dataset
  readonly view: BoardView
  readonly onClose: () => void
}

export function BoardAlert({ tile, dataset, view, onClose }: Props) {
  const { t } = useText('alerts')
  const [, navigate] = useLocation()
  const saved = (id: string, name: string) => {
    onClose()
    const toast = `alert saved ${id}`
    notifications.show({
      id: toast,
      message: (
        <>
          <div>{t('toast.saved', { name })}</div>
          <Button
            mt={6}
            variant="light"
            onClick={() => {
              notifications.hide(toast)
              navigate(paths.alert(id))
            }}
          >
            {t('toast.open')}
          </Button>
        </>
      )
    })
  }
  return (
    <Suspense>
      <AlertDrawer
        id={null}
        initial={formOfTile(tile, dataset.name, { ...view, filters: [...view.filters] })}
        datasets={[dataset]}
        onSaved={({ id, name }) => saved(id, name)}
        onClose={onClose}
      />
    </Suspense>
  )
}
