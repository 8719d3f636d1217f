/** Asks for the name of a board, or of something else that is kept. */
import { Button, Group, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useText } from '../../../text'

type Props = {
  readonly title: string
  /** Of the field; that of a board when absent. */
  readonly label?: string
  readonly confirm: string
  readonly name: string
  /** Resolves to whether it is done; else the dialog stays. */
  readonly onConfirm: (name: string) => Promise<boolean>
  readonly onClose: () => void
}

const longestName = 80

export function NameDialog({ title, label, confirm, name, onConfirm, onClose }: Props) {
  const { t } = useText('boards')
  const [typed, setTyped] = useState(name)
  const [isRunning, setRunning] = useState(false)
  const wanted = typed.trim()
  const act = async () => {
    if (wanted === '' || isRunning) return
    setRunning(true)
    if (await onConfirm(wanted)) onClose()
    else setRunning(false)
  }
  return (
    <Modal opened onClose={onClose} title={title} size={420} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void act()
        }}
      >
        <TextInput
          label={label ?? t('saved.name')}
          value={typed}
          maxLength={longestName}
          data-autofocus
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap={8} mt={16}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={wanted === ''} loading={isRunning}>
            {confirm}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
