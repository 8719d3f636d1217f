/** Asks which two groups are compared. */
import { Button, Group, Modal } from '@mantine/core'
import { useState } from 'react'
import type { Dataset } from '../../../../shared/domain/dataset'
import { useText } from '../../../text'
import { GroupFields } from './group-fields'
import classes from './groups.module.css'
import { canCompare, type GroupsView } from './groups-view'

type Props = {
  readonly dataset: Dataset
  readonly groups: GroupsView
  readonly onConfirm: (groups: GroupsView) => void
  readonly onClose: () => void
}

export function GroupsDialog({ dataset, groups, onConfirm, onClose }: Props) {
  const { t } = useText('boards')
  const [chosen, choose] = useState(groups)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('groups.title')}
      size={720}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p className={`muted ${classes.text}`}>{t('groups.text')}</p>
      <GroupFields dataset={dataset} groups={chosen} onChange={(next) => choose({ ...chosen, ...next })} />
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button
          disabled={!canCompare(chosen)}
          title={canCompare(chosen) ? undefined : t('groups.needs')}
          onClick={() => onConfirm(chosen)}
        >
          {t('groups.confirm')}
        </Button>
      </Group>
    </Modal>
  )
}
