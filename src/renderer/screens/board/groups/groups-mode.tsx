/** A board that compares two groups: its bar, and the windows that it opens. */
import { useState } from 'react'
import type { Dataset } from '../../../../shared/domain/dataset'
import { useText } from '../../../text'
import type { BoardView } from '../board-view'
import { contentOf } from '../saved/board-content'
import { NameDialog } from '../saved/name-dialog'
import { useBoardActs } from '../saved/use-board-acts'
import { GroupsBar } from './groups-bar'
import { GroupsDialog } from './groups-dialog'
import { firstGroups, groupsSpecOf } from './groups-view'

type Props = {
  readonly dataset: Dataset
  readonly view: BoardView
  readonly isChoosing: boolean
  readonly onChoose: (isChoosing: boolean) => void
  readonly onChange: (change: Partial<BoardView>) => void
}

export function GroupsMode({ dataset, view, isChoosing, onChoose, onChange }: Props) {
  const { t } = useText('boards')
  const { create } = useBoardActs()
  const [isSaving, setSaving] = useState(false)
  const has = (role: keyof typeof dataset.roles) => dataset.roles[role] !== undefined
  const { groups, filters } = view
  const save = async (name: string) => {
    if (!groups) return false
    return (await create(dataset.name, contentOf(name, [groupsSpecOf(groups, has)], view, []))) !== null
  }
  return (
    <>
      {groups && (
        <GroupsBar
          dataset={dataset}
          groups={groups}
          onChange={(next) => onChange({ groups: next })}
          onChoose={() => onChoose(true)}
          onSave={() => setSaving(true)}
          onClose={() => onChange({ groups: null })}
        />
      )}
      {isChoosing && (
        <GroupsDialog
          dataset={dataset}
          groups={groups ?? firstGroups(filters, has)}
          onConfirm={(next) => {
            // What was filtered by is a group now, and no longer the frame of both.
            onChange(groups ? { groups: next } : { groups: next, filters: [] })
            onChoose(false)
          }}
          onClose={() => onChoose(false)}
        />
      )}
      {isSaving && (
        <NameDialog
          title={t('groups.save')}
          confirm={t('saved.saveConfirm')}
          name=""
          onConfirm={save}
          onClose={() => setSaving(false)}
        />
      )}
    </>
  )
}
