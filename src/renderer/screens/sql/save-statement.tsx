/** Gives the statement a name under which it is found again. */
import { Button, Popover, TextInput } from '@mantine/core'
import { Bookmark } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { appErrorOf } from '../../client'
import { errorSentence, useText } from '../../text'
import classes from './sql.module.css'

type Props = {
  readonly disabled: boolean
  /** Names that are taken: they are replaced. */
  readonly taken: readonly string[]
  readonly onSave: (name: string) => Promise<unknown>
}

export function SaveStatement({ disabled, taken, onSave }: Props) {
  const { t } = useText('sql')
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [failed, setFailed] = useState<string | null>(null)
  const save = (event: FormEvent) => {
    event.preventDefault()
    onSave(name.trim()).then(
      () => {
        setOpen(false)
        setName('')
        setFailed(null)
      },
      (error: unknown) => setFailed(errorSentence(appErrorOf(error)))
    )
  }
  const replaces = taken.includes(name.trim())
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<Bookmark size={14} aria-hidden />}
          disabled={disabled}
          onClick={() => setOpen(!open)}
        >
          {t('save')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form className={classes.saveForm} onSubmit={save}>
          <TextInput
            label={t('saveName')}
            maxLength={120}
            value={name}
            error={failed}
            description={replaces ? t('saveReplaces') : undefined}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
          <Button type="submit" size="xs" disabled={name.trim() === ''}>
            {t('save')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
