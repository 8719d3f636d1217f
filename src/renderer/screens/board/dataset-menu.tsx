/** The heading of a board is its dataset; a click shows the others. */
import { Menu } from '@mantine/core'
import { Check, ChevronDown } from 'lucide-react'
import { useLocation } from 'wouter'
import type { Dataset } from '../../../shared/domain/dataset'
import { formatCount, useText } from '../../text'
import classes from './board.module.css'

type Props = {
  readonly current: string
  readonly datasets: readonly Dataset[]
  /** The address of the board that is shown, over another dataset. */
  readonly pathOf: (dataset: string) => string
}

export function DatasetMenu({ current, datasets, pathOf }: Props) {
  const { t } = useText('board')
  const [, navigate] = useLocation()
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <button type="button" className={classes.dataset}>
          <span className={classes.datasetName}>{current}</span>
          <ChevronDown size={16} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('picker')}</Menu.Label>
        {datasets.map((dataset) => (
          <Menu.Item
            key={dataset.name}
            leftSection={dataset.name === current ? <Check size={14} /> : <span className={classes.noCheck} />}
            rightSection={<span className="muted num">{formatCount(dataset.rows)}</span>}
            onClick={() => navigate(pathOf(dataset.name))}
          >
            {dataset.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
