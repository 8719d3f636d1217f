/** Computes a board anew: now, by button and by key, or by itself. */
import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core'
import { Check, RefreshCw, Timer } from 'lucide-react'
import { useHotKeys } from '../../../components/hot-keys'
import { useText } from '../../../text'
import board from '../board.module.css'
import classes from './fresh.module.css'
import { everyMinutes } from './schedule'
import { useFreshMinutes } from './use-fresh-minutes'

type Props = {
  readonly dataset: string
  readonly isCluster: boolean
  readonly isRunning: boolean
  readonly onRefresh: () => void
}

export function RefreshButtons({ dataset, isCluster, isRunning, onRefresh }: Props) {
  const { t } = useText('fresh')
  useHotKeys([['R', onRefresh]])
  return (
    <>
      <Tooltip label={t(isRunning ? 'running' : 'refreshKey')}>
        <ActionIcon aria-label={t('refresh')} onClick={onRefresh}>
          <RefreshCw size={16} aria-hidden className={classes.turning} data-running={isRunning || undefined} />
        </ActionIcon>
      </Tooltip>
      <EveryMenu dataset={dataset} isCluster={isCluster} />
    </>
  )
}

function EveryMenu({ dataset, isCluster }: Pick<Props, 'dataset' | 'isCluster'>) {
  const { t } = useText('fresh')
  const { every, choose } = useFreshMinutes(dataset)
  const chosen = isCluster ? every : null
  const label = t('every.label', { chosen: chosen === null ? t('every.off') : t('every.minutes', { count: chosen }) })
  return (
    <Menu position="bottom-end" width={250}>
      <Menu.Target>
        {chosen === null ? (
          <ActionIcon aria-label={label} title={label}>
            <Timer size={16} aria-hidden />
          </ActionIcon>
        ) : (
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<Timer size={15} aria-hidden />}
            aria-label={label}
            title={label}
          >
            {t('every.short', { count: chosen })}
          </Button>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('every.title')}</Menu.Label>
        {[null, ...everyMinutes].map((minutes) => (
          <Menu.Item
            key={minutes}
            disabled={!isCluster && minutes !== null}
            leftSection={minutes === chosen ? <Check size={14} aria-hidden /> : <span className={board.noCheck} />}
            aria-current={minutes === chosen || undefined}
            onClick={() => choose(minutes)}
          >
            {minutes === null ? t('every.off') : t('every.minutes', { count: minutes })}
          </Menu.Item>
        ))}
        <p className={classes.menuHint}>{t(isCluster ? 'every.hintCluster' : 'every.hintHere')}</p>
      </Menu.Dropdown>
    </Menu>
  )
}
