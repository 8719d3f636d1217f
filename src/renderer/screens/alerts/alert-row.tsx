/** One alert in the list: what it waits for, how it stands, the number as it was seen last. */
import { ActionIcon, Menu, Switch } from '@mantine/core'
import { Ellipsis, LayoutDashboard, Pencil, RefreshCw, Trash2 } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import type { Alert } from '../../../shared/domain/alert'
import type { Dataset } from '../../../shared/domain/dataset'
import { paths } from '../../paths'
import { formatAgo, formatDateTime, useText } from '../../text'
import { AlertStateWord } from './alert-state'
import { useAlertWords } from './alert-words'
import classes from './alerts.module.css'
import { useAlertActs } from './use-alert-acts'
import { useOpenBoard } from './use-open-board'

type Props = {
  readonly alert: Alert
  readonly datasets: readonly Dataset[]
  readonly isChosen: boolean
  readonly onEdit: () => void
}

export function AlertRow({ alert, datasets, isChosen, onEdit }: Props) {
  const { t } = useText('alerts')
  const words = useAlertWords()
  const acts = useAlertActs()
  const openBoard = useOpenBoard(datasets)
  const [, navigate] = useLocation()
  const { id, name, dataset, isOn, unseen, state } = alert
  const { reading, silence, checkedMs } = state
  return (
    <li className={classes.row} data-chosen={isChosen || undefined} data-off={!isOn || undefined}>
      <div className={classes.what}>
        <div className={classes.head}>
          <Link href={paths.alert(id)} className={classes.name} aria-current={isChosen || undefined}>
            {name}
          </Link>
          {unseen > 0 && <em className={classes.unseen}>{t('unseen', { count: unseen })}</em>}
        </div>
        <div className={classes.sentence}>
          {words.sentence(alert, reading?.currency ?? null)} · {dataset}
        </div>
        <div className={classes.standing}>
          <AlertStateWord alert={alert} />
          {isOn && checkedMs !== null && (
            <span className="muted" title={formatDateTime(checkedMs)}>
              {t('looked', { ago: formatAgo(checkedMs) })}
            </span>
          )}
        </div>
        {isOn && silence && !isChosen && (
          <p className={classes.why}>{words.silence(silence, reading?.unit ?? 'money')}</p>
        )}
      </div>
      {reading && (
        <div className={classes.value}>
          <b>{words.value(reading)}</b>
          <span className="muted">{reading.dataThrough === null ? '' : t('through', { at: reading.dataThrough })}</span>
        </div>
      )}
      <Switch
        checked={isOn}
        aria-label={t('switchOn', { name })}
        onChange={(event) => void acts.switchTo(alert, event.currentTarget.checked)}
      />
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size={26} aria-label={t('more', { name })}>
            <Ellipsis size={15} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Pencil size={14} />} onClick={onEdit}>
            {t('edit')}
          </Menu.Item>
          <Menu.Item leftSection={<RefreshCw size={14} />} disabled={!isOn} onClick={() => void acts.look(alert)}>
            {t('look')}
          </Menu.Item>
          <Menu.Item leftSection={<LayoutDashboard size={14} />} onClick={() => openBoard(alert, reading)}>
            {t('board')}
          </Menu.Item>
          <Menu.Item
            leftSection={<Trash2 size={14} />}
            color="red"
            onClick={() => acts.remove(alert, () => navigate(paths.alerts))}
          >
            {t('remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  )
}
