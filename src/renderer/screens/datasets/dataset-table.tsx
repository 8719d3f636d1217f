import { ActionIcon, Button, Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Download, Ellipsis, LayoutDashboard, ListChecks, SquareTerminal, Target, Trash2 } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import type { Dataset } from '../../../shared/domain/dataset'
import type { Role } from '../../../shared/domain/role'
import { api } from '../../client'
import { paths } from '../../paths'
import { formatAgo, formatCount, formatDateTime, formatDecimal, useText } from '../../text'
import { firstStatement, useSqlDraft } from '../sql/sql-draft'
import classes from './datasets.module.css'
import { useExport } from './use-export'
import { useRemove } from './use-remove'

const rolesShown = 5

export function DatasetTable({ datasets }: { datasets: readonly Dataset[] }) {
  const { t } = useText('datasets')
  const newest = [...datasets].sort((one, other) => other.updatedMs - one.updatedMs)
  return (
    <div className={classes.panel}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col" className="num">
              {t('rows')}
            </th>
            <th scope="col">{t('span')}</th>
            <th scope="col">{t('where')}</th>
            <th scope="col" className="num">
              {t('quality')}
            </th>
            <th scope="col">{t('roles')}</th>
            <th scope="col">{t('updated')}</th>
            <th scope="col">
              <span className="spoken">{t('open')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {newest.map((dataset) => (
            <Row key={dataset.name} dataset={dataset} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ dataset }: { dataset: Dataset }) {
  const { t } = useText('datasets')
  const [, navigate] = useLocation()
  const { t: rules } = useText('rules')
  const { t: targets } = useText('targets')
  const remove = useRemove()
  const save = useExport()
  const { name, dataFrom, dataThrough, quality } = dataset
  return (
    <tr>
      <th scope="row">
        <Link href={paths.board(name)} className={classes.name ?? ''} aria-label={t('openOf', { name })}>
          {name}
        </Link>
        <span className={classes.below}>{t('columnsCount', { count: dataset.schema.length })}</span>
      </th>
      <td className="num">{formatCount(dataset.rows)}</td>
      <td>
        {dataFrom && dataThrough ? (
          t('days', { from: dataFrom, through: dataThrough })
        ) : (
          <span className="muted">{t('noDates')}</span>
        )}
      </td>
      <td>
        <Place dataset={dataset} />
      </td>
      <td className="num">
        {quality === null ? <span className="muted">{t('noQuality')}</span> : formatDecimal(quality.toFixed(1))}
      </td>
      <td className={classes.roles}>
        <Roles dataset={dataset} />
      </td>
      <td className="muted" title={formatDateTime(dataset.updatedMs)}>
        {formatAgo(dataset.updatedMs)}
      </td>
      <td className={classes.actions}>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<LayoutDashboard size={14} aria-hidden />}
          onClick={() => navigate(paths.board(name))}
        >
          {t('open')}
        </Button>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon size={26} aria-label={t('more', { name })}>
              <Ellipsis size={15} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<ListChecks size={14} />} onClick={() => navigate(paths.dataset(name))}>
              {rules('dataset.open')}
            </Menu.Item>
            <Menu.Item leftSection={<Target size={14} />} onClick={() => navigate(paths.targets(name))}>
              {targets('title')}
            </Menu.Item>
            <Menu.Item leftSection={<Download size={14} />} onClick={() => save(name)}>
              {rules('dataset.export')}
            </Menu.Item>
            <Menu.Item
              leftSection={<SquareTerminal size={14} />}
              onClick={() => {
                const { cluster } = dataset
                useSqlDraft.getState().set({
                  statement: firstStatement(cluster?.form.dataSource ?? name),
                  connectionId: cluster?.connectionId ?? null
                })
                navigate(paths.sql)
              }}
            >
              {t('sql')}
            </Menu.Item>
            <Menu.Item leftSection={<Trash2 size={14} />} color="red" onClick={() => remove(dataset)}>
              {t('remove')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </td>
    </tr>
  )
}

/** This machine, or the connection by its name. */
function Place({ dataset: { cluster } }: { dataset: Dataset }) {
  const { t } = useText('datasets')
  const listed = useQuery({ ...api.cluster.connections.queryOptions({ input: {} }), enabled: cluster !== undefined })
  if (cluster === undefined) return t('local')
  const found = listed.data?.connections.find(({ connection }) => connection.id === cluster.connectionId)
  return (
    <Link href={paths.connection(cluster.connectionId)} className={classes.place ?? ''}>
      {found?.connection.name ?? t('cluster')}
    </Link>
  )
}

/** The first roles with their columns; the rest as a number with the list under the pointer. */
function Roles({ dataset }: { dataset: Dataset }) {
  const { t } = useText('datasets')
  const { t: board } = useText('board')
  const entries = (Object.entries(dataset.roles) as [Role, string | undefined][]).flatMap(([role, column]) =>
    column === undefined ? [] : [{ role, column }]
  )
  const rest = entries.slice(rolesShown)
  return (
    <span className={classes.chips}>
      {entries.slice(0, rolesShown).map(({ role, column }) => (
        <span key={role} className={classes.chip} title={column}>
          {board(`roles.${role}`)}
        </span>
      ))}
      {rest.length > 0 && (
        <span
          className={classes.chip}
          title={rest.map(({ role, column }) => `${board(`roles.${role}`)}: ${column}`).join('\n')}
        >
          {t('rolesMore', { count: rest.length })}
        </span>
      )}
    </span>
  )
}
