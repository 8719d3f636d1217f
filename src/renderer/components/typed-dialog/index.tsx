import { Button, Modal, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { ShownError } from '../../client'
import { ErrorPanel } from '../error-panel'
import styles from './typed-dialog.module.css'

interface TypedDialogProps {
  /** What has to be typed. */
  readonly name: string
  readonly title: string
  readonly label: string
  readonly confirm: string
  readonly cancel: string
  readonly isRunning: boolean
  readonly error: ShownError | null
  /** What was tried, where it failed. */
  readonly failed: string
  readonly onConfirm: () => void
  readonly onClose: () => void
  /** What will happen. */
  readonly children: ReactNode
}

/** Asks for a name to be typed before something goes that does not come back by itself. */
export function TypedDialog(props: TypedDialogProps) {
  const { name, title, label, confirm, cancel, isRunning, error, failed, onConfirm, onClose, children } = props
  const [typed, setTyped] = useState('')
  const isSure = typed.trim() === name
  return (
    <Modal opened onClose={onClose} title={title} size={500}>
      <form
        className={styles.dialog}
        onSubmit={(event) => {
          event.preventDefault()
          if (isSure) onConfirm()
        }}
      >
        {children}
        {error && <ErrorPanel title={failed} error={error} />}
        <TextInput
          label={label}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-autofocus
          spellCheck={false}
          autoComplete="off"
        />
        <div className={styles.acts}>
          <Button variant="default" onClick={onClose}>
            {cancel}
          </Button>
          <Button type="submit" color="red" variant="light" disabled={!isSure} loading={isRunning}>
            {confirm}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
