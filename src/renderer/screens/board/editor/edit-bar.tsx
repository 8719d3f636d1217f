/** The header of a board that is being edited: steps, what can be added, and the way out with or without the changes. */
import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { modals } from '@mantine/modals'
import { Flag, Plus, Redo2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { SavedBoard } from '../../../../shared/domain/board'
import { useHotKeys } from '../../../components/hot-keys'
import type { History } from '../../../state/history'
import { useText } from '../../../text'
import { useBoardActs } from '../saved/use-board-acts'
import { AnnotationsDialog } from './annotations-dialog'
import { type Draft, useDrafts } from './drafts'
import { mostTiles } from './edits'

type Props = {
  readonly saved: SavedBoard
  readonly history: History<Draft>
  readonly onAdd: () => void
}

export function EditBar({ saved, history, onAdd }: Props) {
  const { t } = useText('boards')
  const { undo, redo, change, end } = useDrafts()
  const { save } = useBoardActs()
  const [isSaving, setSaving] = useState(false)
  const [notes, showNotes] = useState(false)
  const { id, content } = saved
  const { tiles, annotations } = history.present
  const isChanged =
    JSON.stringify(tiles) !== JSON.stringify(content.tiles) ||
    JSON.stringify(annotations) !== JSON.stringify(content.annotations)
  useHotKeys([
    ['mod + Z', () => undo(id)],
    ['mod + shift + Z', () => redo(id)],
    ['mod + Y', () => redo(id)]
  ])
  const done = async () => {
    setSaving(true)
    const kept =
      !isChanged ||
      (await save({ ...saved, content: { ...content, tiles: [...tiles], annotations: [...annotations] } }))
    setSaving(false)
    // What could not be saved stays on the screen.
    if (kept) end(id)
  }
  const cancel = () => {
    if (!isChanged) return end(id)
    modals.openConfirmModal({
      title: t('edit.discardTitle'),
      children: t('edit.discardText', { name: content.name }),
      labels: { confirm: t('edit.discard'), cancel: t('edit.goOn') },
      confirmProps: { color: 'red' },
      onConfirm: () => end(id)
    })
  }
  return (
    <>
      <Tooltip label={t('edit.undo')}>
        <ActionIcon aria-label={t('edit.undo')} disabled={history.past.length === 0} onClick={() => undo(id)}>
          <Undo2 size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('edit.redo')}>
        <ActionIcon aria-label={t('edit.redo')} disabled={history.future.length === 0} onClick={() => redo(id)}>
          <Redo2 size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Button variant="default" leftSection={<Flag size={14} aria-hidden />} onClick={() => showNotes(true)}>
        {t('notes.button')}
      </Button>
      <Button
        variant="default"
        leftSection={<Plus size={14} aria-hidden />}
        disabled={tiles.length >= mostTiles}
        title={tiles.length >= mostTiles ? t('edit.full', { count: mostTiles }) : undefined}
        onClick={onAdd}
      >
        {t('edit.add')}
      </Button>
      <Button variant="default" onClick={cancel}>
        {t('cancel')}
      </Button>
      <Button
        data-primary
        loading={isSaving}
        disabled={tiles.length === 0}
        title={tiles.length === 0 ? t('edit.needsTile') : undefined}
        onClick={() => void done()}
      >
        {t('edit.done')}
      </Button>
      {notes && (
        <AnnotationsDialog
          annotations={annotations}
          onChange={(next) => change(id, { annotations: next })}
          onClose={() => showNotes(false)}
        />
      )}
    </>
  )
}
