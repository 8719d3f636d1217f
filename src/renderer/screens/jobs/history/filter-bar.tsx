/** Which jobs of the history are shown. */
import { Button, Select, TextInput } from '@mantine/core'
import { DatePickerInput, DatesProvider } from '@mantine/dates'
import { CalendarDays, FilterX, Search } from 'lucide-react'
import 'dayjs/locale/de'
import { JobState } from '../../../../shared/domain/job'
import type { JobChoices } from '../../../../shared/domain/job-history'
import { currentLocale, formatCount, useText } from '../../../text'
import { isFiltered, noFilter, useHistoryFilter } from './filter-state'
import classes from './history.module.css'

const every = '\u0000every'

type Props = {
  readonly choices: JobChoices | undefined
  readonly placeName: (connectionId: string | null) => string
  readonly placeOf: (place: string) => string | null
}

export function FilterBar({ choices, placeName, placeOf }: Props) {
  const { t } = useText('jobs')
  const { t: th } = useText('history')
  const { search, state, dataset, place, from, to, set } = useHistoryFilter()
  const counted = (label: string, jobs: number) => `${label} (${formatCount(jobs)})`
  return (
    <search className={classes.filters} aria-label={th('filter')}>
      <TextInput
        className={classes.search ?? ''}
        leftSection={<Search size={14} aria-hidden />}
        placeholder={th('search')}
        aria-label={th('search')}
        value={search}
        onChange={(event) => set({ search: event.currentTarget.value })}
      />
      <Select
        w={170}
        aria-label={t('stateTitle')}
        data={[
          { value: every, label: t('allStates') },
          ...JobState.options.map((value) => ({ value, label: t(`state.${value}`) }))
        ]}
        value={state ?? every}
        onChange={(value) => set({ state: value === every ? null : (value as JobState | null) })}
      />
      <Select
        w={180}
        aria-label={t('dataset')}
        searchable
        data={[
          { value: every, label: th('everyDataset') },
          ...(choices?.datasets ?? []).map(({ name, jobs }) => ({ value: name, label: counted(name, jobs) }))
        ]}
        value={dataset ?? every}
        onChange={(value) => set({ dataset: value === every ? null : value })}
      />
      {(choices?.places.length ?? 0) > 1 && (
        <Select
          w={180}
          aria-label={th('place')}
          data={[
            { value: every, label: th('everyPlace') },
            ...(choices?.places ?? []).map((one) => ({
              value: one.place,
              label: counted(placeName(placeOf(one.place)), one.jobs)
            }))
          ]}
          value={place ?? every}
          onChange={(value) => set({ place: value === every ? null : value })}
        />
      )}
      <DatesProvider settings={{ locale: currentLocale().slice(0, 2), firstDayOfWeek: 1, weekendDays: [] }}>
        <DatePickerInput
          type="range"
          w={220}
          aria-label={th('days')}
          placeholder={th('anyDay')}
          leftSection={<CalendarDays size={14} aria-hidden />}
          valueFormat={currentLocale().startsWith('de') ? 'D. MMM YYYY' : 'D MMM YYYY'}
          allowSingleDateInRange
          value={[from, to]}
          onChange={([first, last]) => set({ from: first, to: last })}
        />
      </DatesProvider>
      {isFiltered({ search, state, dataset, place, from, to }) && (
        <Button
          variant="subtle"
          color="gray"
          leftSection={<FilterX size={14} aria-hidden />}
          onClick={() => set(noFilter)}
        >
          {th('clear')}
        </Button>
      )}
    </search>
  )
}
