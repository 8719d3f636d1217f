import { Button, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Connection } from '../../../../shared/domain/connection'
import type { ShownError } from '../../../client'
import { ErrorPanel } from '../../../components/error-panel'
import { useText } from '../../../text'
import styles from './form.module.css'

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
  const [typed, setTyped] = useState('')
  const isSure = typed.trim() === name
  return (
    <Modal opened onClose={onClose} title={t('removing.title', { name })} size={460}>
      <form
        className={styles.dialog}
        onSubmit={(event) => {
          event.preventDefault()
          if (isSure) onRemove()
        }}
      >
        <p>{t('removing.text')}</p>
        {error && <ErrorPanel title={t('removing.failed', { name })} error={error} />}
        <TextInput
          label={t('removing.label', { name })}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-autofocus
          spellCheck={false}
          autoComplete="off"
        />
        <div className={styles.dialogActs}>
          <Button variant="default" onClick={onClose}>
            {t('removing.cancel')}
          </Button>
          <Button type="submit" color="red" variant="light" disabled={!isSure} loading={isRemoving}>
            {t('removing.confirm')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
