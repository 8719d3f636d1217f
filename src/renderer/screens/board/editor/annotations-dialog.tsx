/** Days on which something happened, marked on the charts along time. */
import { Button, CloseButton, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Annotation } from '../../../../shared/domain/board'
import { formatDate, useText } from '../../../text'
import classes from './editor.module.css'

type Props = {
  readonly annotations: readonly Annotation[]
  readonly onChange: (annotations: readonly Annotation[]) => void
  readonly onClose: () => void
}

const most = 200
const longestText = 200

export function AnnotationsDialog({ annotations, onChange, onClose }: Props) {
  const { t } = useText('boards')
  const [day, setDay] = useState('')
  const [text, setText] = useState('')
  const typed = Annotation.safeParse({ day, text }).data
  const add = () => {
    if (!typed || annotations.length >= most) return
    onChange([...annotations, typed].sort((one, other) => (one.day < other.day ? -1 : 1)))
    setText('')
  }
  return (
    <Modal opened onClose={onClose} title={t('notes.title')} size={520} closeButtonProps={{ 'aria-label': t('close') }}>
      <p className="muted">{t('notes.text')}</p>
      <form
        className={classes.note}
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <TextInput
          type="date"
          label={t('notes.day')}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <TextInput
          label={t('notes.what')}
          value={text}
          maxLength={longestText}
          data-autofocus
          autoComplete="off"
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={!typed || annotations.length >= most}>
          {t('notes.add')}
        </Button>
      </form>
      {annotations.length === 0 ? (
        <p className="muted">{t('notes.none')}</p>
      ) : (
        <ul className={classes.notes}>
          {annotations.map((note, index) => (
            // The same day may have two notes of the same text.
            // biome-ignore lint/suspicious/noArrayIndexKey: notes have no id
            <li key={`${note.day} ${index}`}>
              <span className="num">{formatDate(note.day)}</span>
              <span>{note.text}</span>
              <CloseButton
                size={24}
                aria-label={t('notes.remove', { text: note.text })}
                onClick={() => onChange(annotations.filter((one) => one !== note))}
              />
            </li>
          ))}
        </ul>
      )}
    </Modal>
  )
}
