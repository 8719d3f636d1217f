import { Radio } from '@mantine/core'
import { HardDrive, Server } from 'lucide-react'
import { Link } from 'wouter'
import { paths } from '../../../paths'
import { useWizard } from '../../../state/wizard'
import { useText } from '../../../text'
import shared from '../load.module.css'
import classes from './cluster.module.css'
import type { Destination } from './use-destination'

/** No connection has this id. */
const local = '.local'

/** This machine or one of the clusters; a dataset that is there keeps its place. */
export function PlaceField({ destination, dataset }: { destination: Destination; dataset: string }) {
  const { t } = useText('ingest')
  const setPlace = useWizard((state) => state.setPlace)
  const { connections, connection, isFixed } = destination
  if (connections.length === 0) {
    return (
      <section className={`${shared.panel} ${classes.only}`}>
        <HardDrive size={15} aria-hidden />
        <span>
          <b>{t('where.local')}</b>
          <span className={shared.modeHint}>{t('where.localHint')}</span>
        </span>
        <Link href={paths.newConnection} className={shared.link ?? ''}>
          {t('where.connect')}
        </Link>
      </section>
    )
  }
  const shown = isFixed ? connections.filter(({ id }) => id === connection?.id) : connections
  return (
    <Radio.Group
      className={shared.panel ?? ''}
      label={t('where.label')}
      description={isFixed ? t('where.fixed', { dataset }) : undefined}
      value={connection?.id ?? local}
      onChange={(next) => setPlace(next === local ? null : next)}
    >
      <div className={shared.modes}>
        {(!isFixed || connection === null) && (
          <Place value={local} name={t('where.local')} hint={t('where.localHint')} isFixed={isFixed} isLocal />
        )}
        {shown.map(({ id, name, s3, druid }) => (
          <Place
            key={id}
            value={id}
            name={name}
            hint={t('where.clusterHint', { bucket: s3.bucket, router: druid.routerUrl.replace(/^https?:\/\//, '') })}
            isFixed={isFixed}
          />
        ))}
      </div>
    </Radio.Group>
  )
}

interface PlaceProps {
  readonly value: string
  readonly name: string
  readonly hint: string
  readonly isFixed: boolean
  readonly isLocal?: boolean
}

function Place({ value, name, hint, isFixed, isLocal = false }: PlaceProps) {
  const Icon = isLocal ? HardDrive : Server
  return (
    <Radio.Card value={value} className={shared.mode ?? ''} radius="sm">
      {!isFixed && <Radio.Indicator size="xs" className={shared.modeMark ?? ''} />}
      <Icon size={15} aria-hidden className={classes.placeIcon} />
      <span>
        <b>{name}</b>
        <span className={shared.modeHint}>{hint}</span>
      </span>
    </Radio.Card>
  )
}
