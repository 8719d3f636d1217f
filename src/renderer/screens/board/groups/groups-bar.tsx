/** Above a comparison of two groups: what it shows, and the ways out of it. */
import { Button, Select } from '@mantine/core'
import { LayoutDashboard, Pencil, X } from 'lucide-react'
import { Metric } from '../../../../shared/domain/board'
import type { Dataset } from '../../../../shared/domain/dataset'
import { Role } from '../../../../shared/domain/role'
import { useText } from '../../../text'
import { dimensions } from '../editor/proposals'
import classes from './groups.module.css'
import { type GroupsView, hasMetric } from './groups-view'

type Props = {
  readonly dataset: Dataset
  readonly groups: GroupsView
  readonly onChange: (groups: GroupsView) => void
  readonly onChoose: () => void
  readonly onSave: () => void
  readonly onClose: () => void
}

export function GroupsBar({ dataset, groups, onChange, onChoose, onSave, onClose }: Props) {
  const { t } = useText('boards')
  const { t: words } = useText('board')
  const has = (role: Role) => dataset.roles[role] !== undefined
  return (
    <div className={classes.bar}>
      <Button variant="default" leftSection={<Pencil size={14} aria-hidden />} onClick={onChoose}>
        {t('groups.choose')}
      </Button>
      <Select
        aria-label={t('form.metric')}
        searchable
        w={190}
        data={Metric.options
          .filter((metric) => hasMetric(metric, has))
          .map((value) => ({ value, label: words(`metrics.${value}`) }))}
        value={groups.metric}
        onChange={(next) => {
          const metric = Metric.safeParse(next)
          if (metric.success) onChange({ ...groups, metric: metric.data })
        }}
      />
      <Select
        aria-label={t('groups.dimension')}
        w={190}
        clearable
        placeholder={t('groups.noDimension')}
        data={dimensions
          .filter(has)
          .map((value) => ({ value, label: t('groups.by', { role: words(`roles.${value}`) }) }))}
        value={groups.dimension}
        onChange={(next) => onChange({ ...groups, dimension: Role.safeParse(next).data ?? null })}
      />
      <span className={classes.wide} />
      <Button variant="default" leftSection={<LayoutDashboard size={14} aria-hidden />} onClick={onSave}>
        {t('groups.save')}
      </Button>
      <Button variant="default" leftSection={<X size={14} aria-hidden />} onClick={onClose}>
        {t('groups.end')}
      </Button>
    </div>
  )
}
