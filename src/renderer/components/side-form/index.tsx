/** A form at the side of the window: its drawer, its fields below each other, and what is done with them always in sight. */
import { Button, Drawer } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import classes from './side-form.module.css'

type DrawerProps = {
  readonly title: string
  readonly closeLabel: string
  readonly onClose: () => void
  readonly children: ReactNode
}

export function SideDrawer({ title, closeLabel, onClose, children }: DrawerProps) {
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={440}
      title={<b>{title}</b>}
      closeButtonProps={{ 'aria-label': closeLabel }}
    >
      {children}
    </Drawer>
  )
}

type FormProps = {
  readonly cancel: string
  readonly confirm: string
  readonly canConfirm?: boolean
  readonly isBusy?: boolean
  readonly onConfirm: () => void
  readonly onCancel: () => void
  readonly children: ReactNode
}

export function SideForm({ cancel, confirm, canConfirm = true, isBusy, onConfirm, onCancel, children }: FormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onConfirm()
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      {children}
      <div className={classes.acts}>
        <Button variant="default" onClick={onCancel}>
          {cancel}
        </Button>
        <Button type="submit" disabled={!canConfirm} loading={isBusy === true}>
          {confirm}
        </Button>
      </div>
    </form>
  )
}

/** Two fields side by side. */
export function FieldPair({ children }: { children: ReactNode }) {
  return <div className={classes.pair}>{children}</div>
}
