import { Select, Switch } from '@mantine/core'
import type { DialectOverride } from '../../../shared/domain/dialect'
import type { PartFile, Source } from '../../../shared/domain/source'
import { useText } from '../../text'
import { decimalKeyOf, decimalKeys, decimals, thousandsKeyOf, thousandsKeys, thousandsMarks } from './dialect-choices'
import { DialectPart, NumberField, TextField } from './dialect-part'
import type { Reopen } from './use-reopen'

/** Where the table is in the file, and the marks of its numbers. */
export function DialectTableParts({ source, reopen }: { readonly source: Source | PartFile; readonly reopen: Reopen }) {
  const { t } = useText('open')
  const { dialect } = source
  const part = (name: keyof DialectOverride, label: string) => ({ source, reopen, name, label })
  return (
    <>
      <DialectPart {...part('hasHeader', t('header'))}>
        {(id) => (
          <Switch
            id={id}
            checked={dialect.hasHeader}
            onChange={(event) => reopen.set({ hasHeader: event.currentTarget.checked })}
          />
        )}
      </DialectPart>
      {dialect.hasHeader && (
        <DialectPart {...part('headerRows', t('headerRows'))}>
          {(id) => (
            <NumberField
              id={id}
              value={dialect.headerRows}
              min={1}
              max={9}
              onSet={(headerRows) => reopen.set({ headerRows })}
            />
          )}
        </DialectPart>
      )}
      <DialectPart {...part('skipLines', t('skip'))}>
        {(id) => (
          <NumberField
            id={id}
            value={dialect.skipLines}
            min={0}
            max={10_000}
            onSet={(skipLines) => reopen.set({ skipLines })}
          />
        )}
      </DialectPart>
      <DialectPart {...part('footerLines', t('footerLines'))}>
        {(id) => (
          <NumberField
            id={id}
            value={dialect.footerLines}
            min={0}
            max={10_000}
            onSet={(footerLines) => reopen.set({ footerLines })}
          />
        )}
      </DialectPart>
      <DialectPart {...part('commentPrefix', t('comment'))}>
        {(id) => (
          <TextField
            id={id}
            value={dialect.commentPrefix ?? ''}
            placeholder={t('commentNone')}
            maxLength={20}
            onSet={(text) => reopen.set({ commentPrefix: text === '' ? null : text })}
          />
        )}
      </DialectPart>
      <DialectPart {...part('decimalMark', t('decimalMark'))}>
        {(id) => (
          <Select
            id={id}
            data={decimalKeys.map((value) => ({ value, label: t(`decimals.${value}`) }))}
            value={decimalKeyOf(dialect.decimalMark)}
            onChange={(value) => value && reopen.set({ decimalMark: decimals[value as keyof typeof decimals] })}
          />
        )}
      </DialectPart>
      <DialectPart {...part('thousandsMark', t('thousandsMark'))}>
        {(id) => (
          <Select
            id={id}
            data={thousandsKeys.map((value) => ({ value, label: t(`thousands.${value}`) }))}
            value={thousandsKeyOf(dialect.thousandsMark)}
            onChange={(value) =>
              value && reopen.set({ thousandsMark: thousandsMarks[value as keyof typeof thousandsMarks] })
            }
          />
        )}
      </DialectPart>
    </>
  )
}
