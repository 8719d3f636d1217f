import { ActionIcon, Button, NumberInput, Select, Switch, TextInput, Tooltip } from '@mantine/core'
import { CircleCheck, TriangleAlert, Undo2 } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import type { DialectOverride, Escape } from '../../../shared/domain/dialect'
import type { Source } from '../../../shared/domain/source'
import { appErrorOf } from '../../client'
import { clearConfidence } from '../../client/confidence'
import { ErrorPanel } from '../../components/error-panel'
import { Panel } from '../../components/page'
import { formatPercent, useText } from '../../text'
import {
  delimiterKeyOf,
  delimiterKeys,
  delimiters,
  encodings,
  escapes,
  type QuoteKey,
  quoteKeyOf,
  quoteKeys,
  quotes
} from './dialect-choices'
import styles from './open.module.css'
import { useReopen } from './use-reopen'

/** How the file is read, part by part; each can be set by hand and put back to the guess. */
export function DialectPanel({ source }: { source: Source }) {
  const { t } = useText('open')
  const reopen = useReopen(source)
  const { dialect, encoding } = source
  const [typing, setTyping] = useState(false)
  const delimiterKey = typing ? 'other' : delimiterKeyOf(dialect.delimiter)
  const sure = source.confidence >= clearConfidence
  const encodingNames = encodings.includes(encoding) ? encodings : [encoding, ...encodings]
  const part = (name: keyof DialectOverride, label: string, control: (id: string) => ReactNode) => (
    <Part label={label} byHand={source.overridden.includes(name)} onReset={() => reopen.reset(name)}>
      {control}
    </Part>
  )
  return (
    <Panel
      title={t('dialect')}
      aside={
        source.overridden.length > 0 && (
          <Button size="compact-xs" variant="subtle" onClick={reopen.resetAll}>
            {t('resetAll')}
          </Button>
        )
      }
    >
      <p className={styles.confidence} data-sure={sure || undefined}>
        {sure ? <CircleCheck size={14} aria-hidden /> : <TriangleAlert size={14} aria-hidden />}
        {t(sure ? 'sure' : 'unsure')}
        <span className="muted">{t('confidence', { share: formatPercent(source.confidence, 0) })}</span>
      </p>
      {reopen.error && (
        <ErrorPanel title={t('reopenFailed')} error={appErrorOf(reopen.error)} onClose={reopen.forget} />
      )}
      <div className={styles.parts} aria-busy={reopen.busy}>
        {part('encoding', t('encoding'), (id) => (
          <Select
            id={id}
            searchable
            data={encodingNames.map((value) => ({ value, label: value.toUpperCase() }))}
            value={encoding}
            onChange={(value) => value && reopen.set({ encoding: value })}
          />
        ))}
        {part('delimiter', t('delimiter'), (id) => (
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
              <TextInput
                aria-label={t('delimiterOther')}
                maxLength={1}
                w={48}
                defaultValue={typing ? '' : dialect.delimiter}
                onChange={(event) => {
                  const delimiter = event.currentTarget.value
                  if (delimiter.length !== 1) return
                  setTyping(false)
                  reopen.set({ delimiter })
                }}
              />
            )}
          </div>
        ))}
        {part('quote', t('quote'), (id) => (
          <Select
            id={id}
            data={quoteKeys.map((value) => ({ value, label: t(`quotes.${value}`) }))}
            value={quoteKeyOf(dialect.quote)}
            onChange={(value) => value && reopen.set({ quote: quotes[value as QuoteKey] })}
          />
        ))}
        {part('escape', t('escape'), (id) => (
          <Select
            id={id}
            disabled={dialect.quote === null}
            data={escapes.map((value) => ({ value, label: t(`escapes.${value}`) }))}
            value={dialect.escape}
            onChange={(value) => value && reopen.set({ escape: value as Escape })}
          />
        ))}
        {part('hasHeader', t('header'), (id) => (
          <Switch
            id={id}
            checked={dialect.hasHeader}
            onChange={(event) => reopen.set({ hasHeader: event.currentTarget.checked })}
          />
        ))}
        {part('skipLines', t('skip'), (id) => (
          <NumberInput
            id={id}
            key={dialect.skipLines}
            min={0}
            max={10_000}
            allowDecimal={false}
            defaultValue={dialect.skipLines}
            onBlur={(event) => {
              const skipLines = Number(event.currentTarget.value)
              if (Number.isInteger(skipLines) && skipLines !== dialect.skipLines) reopen.set({ skipLines })
            }}
            onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
          />
        ))}
        {part('commentPrefix', t('comment'), (id) => (
          <TextInput
            id={id}
            key={dialect.commentPrefix}
            placeholder={t('commentNone')}
            defaultValue={dialect.commentPrefix ?? ''}
            onBlur={(event) => {
              const commentPrefix = event.currentTarget.value || null
              if (commentPrefix !== dialect.commentPrefix) reopen.set({ commentPrefix })
            }}
            onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
          />
        ))}
      </div>
      <dl className={styles.facts}>
        <dt>{t('lineEnd')}</dt>
        <dd>{t(`lineEnds.${dialect.lineEnd}`)}</dd>
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

interface PartProps {
  readonly label: string
  readonly byHand: boolean
  readonly onReset: () => void
  readonly children: (id: string) => ReactNode
}

function Part({ label, byHand, onReset, children }: PartProps) {
  const { t } = useText('open')
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <div className={styles.control}>
        {children(id)}
        {byHand && (
          <Tooltip label={`${t('byYou')} · ${t('reset')}`}>
            <ActionIcon size={24} onClick={onReset} aria-label={`${label}: ${t('reset')}`} color="accent">
              <Undo2 size={14} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
    </>
  )
}
