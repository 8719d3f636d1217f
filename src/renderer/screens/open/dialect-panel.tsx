import { Button, Select, Switch } from '@mantine/core'
import { CircleCheck, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { DialectOverride, Escape, LineEnd } from '../../../shared/domain/dialect'
import type { PartFile, Source } from '../../../shared/domain/source'
import { appErrorOf } from '../../client'
import { clearConfidence } from '../../client/confidence'
import { ErrorPanel } from '../../components/error-panel'
import { Panel } from '../../components/page'
import { formatPercent, useText } from '../../text'
import {
  delimiterKeyOf,
  delimiterKeys,
  delimiters,
  encodingName,
  encodings,
  escapes,
  lineEnds,
  type QuoteKey,
  quoteKeyOf,
  quoteKeys,
  quotes
} from './dialect-choices'
import { DialectPart, TextField } from './dialect-part'
import { DialectTableParts } from './dialect-table-parts'
import styles from './open.module.css'
import type { Reopen } from './use-reopen'

type OneFile = Source | PartFile

interface DialectPanelProps {
  /** A file; of several the one that is looked at. */
  readonly source: OneFile
  readonly reopen: Reopen
  /** Instead of "How the file is read". */
  readonly title?: string
}

/** How the file is read, part by part; each can be set by hand and put back to the guess. */
export function DialectPanel({ source, reopen, title }: DialectPanelProps) {
  const { t } = useText('open')
  const confidence = leastConfidence(source)
  const sure = confidence >= clearConfidence
  return (
    <Panel
      title={title ?? t('dialect')}
      aside={
        source.overridden.some((part) => part !== 'member') && (
          <Button size="compact-xs" variant="subtle" onClick={reopen.resetAll}>
            {t('resetAll')}
          </Button>
        )
      }
    >
      <p className={styles.confidence} data-sure={sure || undefined}>
        {sure ? <CircleCheck size={14} aria-hidden /> : <TriangleAlert size={14} aria-hidden />}
        {t(sure ? 'sure' : 'unsure')}
        <span className="muted">{t('confidence', { share: formatPercent(confidence, 0) })}</span>
      </p>
      {reopen.error && (
        <ErrorPanel title={t('reopenFailed')} error={appErrorOf(reopen.error)} onClose={reopen.forget} />
      )}
      <h3 className={styles.group}>{t('partsOfText')}</h3>
      <div className={styles.parts} aria-busy={reopen.busy}>
        <TextParts source={source} reopen={reopen} />
      </div>
      <h3 className={styles.group}>{t('partsOfTable')}</h3>
      <div className={styles.parts} aria-busy={reopen.busy}>
        <DialectTableParts source={source} reopen={reopen} />
      </div>
      <dl className={styles.facts}>
        <dt>{t('compression')}</dt>
        <dd>{t(`compressions.${source.compression}`)}</dd>
        {source.hasBom && (
          <>
            <dt>{t('encoding')}</dt>
            <dd>{t('bom')}</dd>
          </>
        )}
      </dl>
    </Panel>
  )
}

/** Of the part that was guessed with the least evidence; what was set by hand is no guess. */
function leastConfidence({ confidence, partConfidence = {}, overridden }: OneFile): number {
  const parts = { delimiter: confidence, ...partConfidence }
  return Math.min(1, ...Object.entries(parts).flatMap(([part, share]) => (overridden.includes(part) ? [] : [share])))
}

/** How bytes become rows and cells. */
function TextParts({ source, reopen }: { readonly source: OneFile; readonly reopen: Reopen }) {
  const { t } = useText('open')
  const { dialect, encoding } = source
  const [typing, setTyping] = useState(false)
  const delimiterKey = typing ? 'other' : delimiterKeyOf(dialect.delimiter)
  const encodingNames = encodings.includes(encoding) ? encodings : [encoding, ...encodings]
  const part = (name: keyof DialectOverride, label: string) => ({ source, reopen, name, label })
  return (
    <>
      <DialectPart {...part('encoding', t('encoding'))}>
        {(id) => (
          <Select
            id={id}
            searchable
            data={encodingNames.map((value) => ({ value, label: encodingName(value) }))}
            value={encoding}
            onChange={(value) => value && reopen.set({ encoding: value })}
          />
        )}
      </DialectPart>
      <DialectPart {...part('delimiter', t('delimiter'))}>
        {(id) => (
          <div className={styles.pair}>
            <Select
              id={id}
              data={delimiterKeys.map((value) => ({ value, label: t(`delimiters.${value}`) }))}
              value={delimiterKey}
              onChange={(value) => {
                setTyping(value === 'other')
                if (value && value in delimiters)
                  reopen.set({ delimiter: delimiters[value as keyof typeof delimiters] })
              }}
            />
            {delimiterKey === 'other' && (
              <TextField
                label={t('delimiterOther')}
                value={typing ? '' : dialect.delimiter}
                maxLength={16}
                width={64}
                onSet={(delimiter) => {
                  if (delimiter === '') return
                  setTyping(false)
                  reopen.set({ delimiter })
                }}
              />
            )}
          </div>
        )}
      </DialectPart>
      <DialectPart {...part('quote', t('quote'))}>
        {(id) => (
          <Select
            id={id}
            data={quoteKeys.map((value) => ({ value, label: t(`quotes.${value}`) }))}
            value={quoteKeyOf(dialect.quote)}
            onChange={(value) => value && reopen.set({ quote: quotes[value as QuoteKey] })}
          />
        )}
      </DialectPart>
      <DialectPart {...part('escape', t('escape'))}>
        {(id) => (
          <Select
            id={id}
            disabled={dialect.quote === null}
            data={escapes.map((value) => ({ value, label: t(`escapes.${value}`) }))}
            value={dialect.escape}
            onChange={(value) => value && reopen.set({ escape: value as Escape })}
          />
        )}
      </DialectPart>
      <DialectPart {...part('skipInitialSpace', t('skipInitialSpace'))}>
        {(id) => (
          <Switch
            id={id}
            checked={dialect.skipInitialSpace}
            onChange={(event) => reopen.set({ skipInitialSpace: event.currentTarget.checked })}
          />
        )}
      </DialectPart>
      <DialectPart {...part('lineEnd', t('lineEnd'))}>
        {(id) => (
          <Select
            id={id}
            data={lineEnds.map((value) => ({ value, label: t(`lineEnds.${value}`) }))}
            value={dialect.lineEnd}
            onChange={(value) => value && reopen.set({ lineEnd: value as LineEnd })}
          />
        )}
      </DialectPart>
    </>
  )
}
