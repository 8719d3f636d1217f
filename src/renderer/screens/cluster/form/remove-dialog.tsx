import type { Connection } from '../../../../shared/domain/connection'
import type { ShownError } from '../../../client'
import { TypedDialog } from '../../../components/typed-dialog'
import { useText } from '../../../text'

interface RemoveDialogProps {
  readonly connection: Connection
  readonly isRemoving: boolean
  readonly error: ShownError | null
  readonly onRemove: () => void
  readonly onClose: () => void
}

/** Removes a connection, once its name was typed. */
export function RemoveDialog({ connection: { name }, isRemoving, error, onRemove, onClose }: RemoveDialogProps) {
  const { t } = useText('cluster')
  return (
    <TypedDialog
      name={name}
      title={t('removing.title', { name })}
      label={t('removing.label', { name })}
      confirm={t('removing.confirm')}
      cancel={t('removing.cancel')}
      isRunning={isRemoving}
      error={error}
      failed={t('removing.failed', { name })}
      onConfirm={onRemove}
      onClose={onClose}
    >
      <p>{t('removing.text')}</p>
    </TypedDialog>
  )
}
