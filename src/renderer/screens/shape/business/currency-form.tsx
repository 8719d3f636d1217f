import { Button, Loader, MultiSelect, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { FileSearch } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { type CurrencyChoice, moneyColumns, withCurrency } from '../../../../shared/domain/business'
import type { ColumnReport } from '../../../../shared/domain/check-report'
import { isNumeric, isTemporal } from '../../../../shared/domain/column-type'
import { api, appErrorOf, client } from '../../../client'
import { ErrorPanel } from '../../../components/error-panel'
import { useText } from '../../../text'
import { columnNamesAt } from '../columns-at'
import { FileChooser } from '../file-chooser'
import { fileName } from '../step-words'
import classes from './business.module.css'
import type { FormProps } from './form-props'

type Table = Pick<CurrencyChoice, 'otherCurrency' | 'otherDate' | 'otherRate'>

/** The table's columns by their types: the day, the currency, the rate; what is not clear stays open. */
function tableOf(columns: readonly ColumnReport[]): Table {
  const only = (is: (column: ColumnReport) => boolean) => {
    const found = columns.filter(is)
    return found.length === 1 ? (found[0]?.name ?? '') : ''
  }
  return {
    otherDate: only(({ reading }) => isTemporal(reading.type)),
    otherCurrency: only(({ reading, lengthMax }) => reading.type.kind === 'string' && lengthMax === 3),
    otherRate: only(({ reading }) => isNumeric(reading.type))
  }
}

/** Amounts in one currency, by a table of rates. */
export function CurrencyForm({ recipe, onChosen }: FormProps) {
  const { t } = useText('business')
  const columns = useMemo(() => columnNamesAt(recipe, null), [recipe])
  const [choosing, setChoosing] = useState(false)
  const [path, setPath] = useState('')
  const [picked, setPicked] = useState<Partial<Table>>({})
  const [currency, setCurrency] = useState(recipe.roles.currency ?? '')
  const [amounts, setAmounts] = useState(() => moneyColumns(recipe))
  const [home, setHome] = useState('')
  const [quoted, setQuoted] = useState<CurrencyChoice['quoted']>('units')
  const other = useQuery({
    queryKey: [...api.open.key(), 'rates', path],
    queryFn: async ({ signal }) => {
      const { source } = await client.open.open({ path }, { signal })
      return client.check.report({ sourceId: source.id, chosen: [] }, { signal })
    },
    enabled: path !== '',
    placeholderData: undefined,
    staleTime: Number.POSITIVE_INFINITY
  })
  const reports = other.data?.columns
  const table = useMemo(() => ({ ...tableOf(reports ?? []), ...picked }), [reports, picked])
  useEffect(() => {
    const { otherCurrency, otherDate, otherRate } = table
    const date = recipe.roles.orderDate
    const complete = [path, currency, otherCurrency, otherDate, otherRate, home.trim()].every((text) => text !== '')
    if (!reports || !complete || !date || amounts.length === 0) return onChosen(null)
    const named = new Set([otherCurrency, otherDate, otherRate])
    const readings = reports.filter(({ name }) => named.has(name)).map(({ reading }) => reading)
    const choice = { path, readings, currency, date, ...table, home, column: 'fx_rate', amounts, quoted }
    const converted = withCurrency(recipe, columns, choice)
    onChosen({
      recipe: converted,
      lines: [
        { label: t('now'), recipe },
        { label: t('currency.in', { currency: home.trim().toUpperCase() }), recipe: converted }
      ]
    })
  }, [recipe, columns, reports, path, table, currency, home, amounts, quoted, onChosen, t])
  const names = reports?.map(({ name }) => name) ?? []
  const pick = (key: keyof Table) => ({
    label: t(`currency.${key}`),
    data: names,
    value: table[key] || null,
    searchable: true,
    onChange: (value: string | null) => setPicked({ ...picked, [key]: value ?? '' })
  })
  return (
    <>
      <div className={classes.file}>
        <span className={classes.fileName} title={path}>
          {path === '' ? t('currency.file') : fileName(path)}
        </span>
        {other.isFetching && <Loader size={13} role="img" aria-label={t('currency.reading')} />}
        <Button
          variant="default"
          leftSection={<FileSearch size={14} aria-hidden />}
          onClick={async () => {
            if (!window.desktop) return setChoosing(true)
            const chosen = await window.desktop.chooseFile()
            if (chosen !== null) setPath(chosen)
          }}
        >
          {t('currency.choose')}
        </Button>
      </div>
      <FileChooser
        opened={choosing}
        onClose={() => setChoosing(false)}
        onChoose={(chosen) => {
          setChoosing(false)
          setPicked({})
          setPath(chosen)
        }}
      />
      {other.error && (
        <ErrorPanel title={t('currency.failed')} error={appErrorOf(other.error)} onRetry={() => void other.refetch()} />
      )}
      {reports && (
        <>
          <div className={classes.pair}>
            <Select {...pick('otherDate')} />
            <Select {...pick('otherCurrency')} />
            <Select {...pick('otherRate')} />
            <TextInput
              label={t('currency.home')}
              placeholder="EUR"
              maxLength={12}
              value={home}
              onChange={(event) => setHome(event.currentTarget.value)}
            />
          </div>
          <SegmentedControl
            aria-label={t('currency.otherRate')}
            value={quoted}
            onChange={(next) => setQuoted(next === 'foreign' ? 'foreign' : 'units')}
            data={[
              { value: 'units', label: t('currency.units', { home: home.trim().toUpperCase() || '…' }) },
              { value: 'foreign', label: t('currency.foreign', { home: home.trim().toUpperCase() || '…' }) }
            ]}
          />
          <Select
            label={t('currency.own')}
            data={columns}
            value={currency || null}
            searchable
            onChange={(value) => setCurrency(value ?? '')}
          />
          <MultiSelect label={t('currency.amounts')} data={columns} value={amounts} searchable onChange={setAmounts} />
        </>
      )}
    </>
  )
}
