import { describe, expect, it } from 'vitest'
import { codes, infer, patternsOf, range } from './infer-under-test'

describe('dates', () => {
  it('asks where a year of two digits stands, unless one reading leads into the future', () => {
    // Twelve months of 2014, or days in 2001: every value fits both.
    const open = infer(range(12, (i) => `14-${String(i + 1).padStart(2, '0')}-01`))
    expect(open).toMatchObject({ state: 'ambiguous' })
    expect(codes(open)).toEqual(['year-either-end', 'two-digit-years', 'all-parse'])
    const patterns = [...(patternsOf(open) ?? []), ...open.rivals.flatMap((r) => patternsOf(r) ?? [])]
    expect(new Set(patterns)).toEqual(new Set(['DD-MM-YY', 'YY-MM-DD']))
    // Days up to the 31st as years would be 2027 to 2031; the test's today is in 2025.
    const dmy = range(40, (i) => `${String(1 + ((i * 7) % 31)).padStart(2, '0')}/01/${19 + (i % 5)}`)
    expect(infer(dmy)).toMatchObject({ state: 'sure', format: { patterns: ['DD/MM/YY'] } })
    const ymd = range(40, (i) => `${19 + (i % 5)}-01-${String(1 + ((i * 7) % 31)).padStart(2, '0')}`)
    expect(infer(ymd)).toMatchObject({ state: 'sure', format: { patterns: ['YY-MM-DD'] } })
    expect(codes(infer(ymd))).toContain('year-position')
    // Ends of contracts do lie in the future.
    expect(infer(ymd, 'contract end')).toMatchObject({ state: 'ambiguous' })
  })

  it('asks for the century where dates lie far ahead and the last century fits no worse', () => {
    const opened = infer(['7/1/62', '8/15/75', '3/20/99', '11/3/04'])
    expect(opened).toMatchObject({ state: 'ambiguous', format: { pivotYear: 68 } })
    expect(opened.rivals).toMatchObject([{ format: { patterns: ['M/D/YY'], pivotYear: 25 } }])
    expect(codes(opened)[0]).toBe('far-ahead')
    // Terms of a few years, and a range that would only fall apart.
    expect(infer(['7/31/22', '8/15/24', '12/31/28'])).toMatchObject({ state: 'sure' })
    expect(infer(range(60, (i) => `13/01/${String((90 + i) % 100).padStart(2, '0')}`))).toMatchObject({ state: 'sure' })
    expect(infer(['Aug-62', 'Mar-75', 'Nov-04'], 'month')).toMatchObject({ state: 'ambiguous' })
  })

  it('asks when both orders are proved inside of one way of writing, or none is beside two that differ', () => {
    const days = range(28, (i) => `${String(i + 1).padStart(2, '0')}/01/2024`)
    const many = infer([...range(80, (i) => days[i % 28] ?? ''), '01/29/2024', '01/30/2024', '01/31/2024'])
    expect(many).toMatchObject({ state: 'ambiguous', format: { patterns: ['DD/MM/YYYY'] } })
    expect(codes(many)).toContain('orders-mixed')
    const third = infer(['13/08/2019', '27/01/2019', '08-25-2019', '01-31-2019', '01.02.2019'])
    expect(third).toMatchObject({ state: 'ambiguous' })
  })

  it('reads zones by name, times before dates, years behind times, and the day before the month', () => {
    expect(patternsOf(infer(['2020/12/08 8:37:14 PM GMT+2', '2020/12/09 9:37:14 AM GMT+2']))).toEqual([
      'YYYY/MM/DD H:mm:ss A Z'
    ])
    expect(infer(['2024-01-05 10:00 CEST', '2024-01-06 11:00 CET'])).toMatchObject({
      type: { kind: 'timestamp', zone: 'offset' }
    })
    // China's and America's: two zones of one name.
    expect(infer(['2024-01-05 10:00 CST', '2024-01-06 11:00 CST']).type).toEqual({ kind: 'string' })
    expect(patternsOf(infer(['08:15:52 12 Feb 2020', '16:30:06 11 Oct 2019']))).toEqual(['HH:mm:ss DD MMM YYYY'])
    expect(patternsOf(infer(['Wed Aug 27 13:08:45 +0000 2008', 'Thu Aug 28 09:00:00 +0000 2008']))).toEqual([
      'ddd MMM DD HH:mm:ss Z YYYY'
    ])
    expect(patternsOf(infer(['10/Oct/2000:13:55:36 -0700', '11/Oct/2000:14:55:36 -0700']))).toEqual([
      'DD/MMM/YYYY:HH:mm:ss Z'
    ])
    expect(patternsOf(infer(['2013-21-01', '2013-05-02', '2013-30-12']))).toEqual(['YYYY-DD-MM'])
    expect(patternsOf(infer(['3 maja 2024', '15 października 2024']))).toEqual(['D MMM YYYY'])
  })

  it('takes versions and chapters for no dates without asking', () => {
    expect(infer(['2.7.90', '13.2.30', '9.6.80'], 'firmware')).toMatchObject({
      state: 'ambiguous',
      rivals: expect.arrayContaining([{ type: { kind: 'string' }, format: null }])
    })
    expect(infer(['2.7.23', '13.2.22', '9.6.24'], 'Bestelldatum').rivals).not.toContainEqual({
      type: { kind: 'string' },
      format: null
    })
  })

  it('decides day or month first by evidence alone', () => {
    expect(patternsOf(infer(['01/02/2024', '13/02/2024']))).toEqual(['DD/MM/YYYY'])
    expect(patternsOf(infer(['01/02/2024', '02/13/2024']))).toEqual(['MM/DD/YYYY'])
    const verdict = infer([...range(30, () => '01/02/2024'), '25/12/2023'])
    expect(verdict.evidence[0]).toEqual({ code: 'day-above-12', count: 1, text: '25/12/2023', row: 30 })
  })

  it('calls a column ambiguous in which every value fits both', () => {
    const verdict = infer(['01/02/2024', '03/04/2024'])
    expect(verdict.state).toBe('ambiguous')
    expect(codes(verdict)).toContain('both-orders-fit')
    expect(new Set([...(patternsOf(verdict) ?? []), ...verdict.rivals.flatMap((r) => patternsOf(r) ?? [])])).toEqual(
      new Set(['DD/MM/YYYY', 'MM/DD/YYYY'])
    )
    // A reading that leads into the future stands second.
    expect(patternsOf(infer(['01/12/2024', '05/09/2025']))).toEqual(['MM/DD/YYYY'])
    // Another column of the file is sure: it only decides which stands first.
    const hinted = infer(['01/02/2024', '03/04/2024'], 'c', { dayOrder: 'mdy' })
    expect(hinted).toMatchObject({ state: 'ambiguous' })
    expect(patternsOf(hinted)).toEqual(['MM/DD/YYYY'])
  })

  it('goes with the majority when both orders are proved', () => {
    const verdict = infer([...range(28, (i) => `${String(i + 1).padStart(2, '0')}/01/2024`), '01/31/2024'])
    expect(patternsOf(verdict)).toEqual(['DD/MM/YYYY'])
    expect(verdict.evidence.find((e) => e.code === 'some-fail')).toMatchObject({ count: 1 })
  })

  it('reads several ways of writing in one column, each in its own order where they differ', () => {
    const mixed = infer(['05-01-19', '13/08/19', '27/01/19', '08-03-19'])
    expect(new Set(patternsOf(mixed))).toEqual(new Set(['DD/MM/YY', 'DD-MM-YY']))
    expect(mixed.evidence.find((e) => e.code === 'mixed-formats')).toMatchObject({ count: 2 })
    expect(new Set(patternsOf(infer(['13/08/2019', '27/01/2019', '08-25-2019', '01-31-2019'])))).toEqual(
      new Set(['DD/MM/YYYY', 'MM-DD-YYYY'])
    )
  })

  it('knows the usual ways', () => {
    expect(patternsOf(infer(['2024-01-31', '2024-02-29']))).toEqual(['YYYY-MM-DD'])
    expect(patternsOf(infer(['2024/1/31', '2024/12/01']))).toEqual(['YYYY/M/D'])
    expect(patternsOf(infer(['1.2.2024', '13.12.2024']))).toEqual(['D.M.YYYY'])
    expect(patternsOf(infer(['90.01.01', '02.02.02', '04.12.13']))).toEqual(['YY.MM.DD'])
    expect(patternsOf(infer(['3-Mar-2024', '14-Dec-2024']))).toEqual(['D-MMM-YYYY'])
    expect(patternsOf(infer(['Mar 03, 2024', 'December 14, 2024']))).toEqual(['MMM DD, YYYY'])
    expect(patternsOf(infer(['2024-01-31T10:00:00Z', '2024-01-31T10:00:00+01:00']))).toEqual(['YYYY-MM-DDTHH:mm:ssZ'])
    expect(infer(['2024-01-31T10:00:00Z', '2024-01-31T10:00:00+01:00']).type).toEqual({
      kind: 'timestamp',
      zone: 'offset'
    })
    expect(patternsOf(infer(['12/13/2010 8:26', '12/1/2010 10:26']))).toEqual(['M/D/YYYY H:mm'])
    expect(patternsOf(infer(['01-01-90 12:12:00 AM', '12-13-04 03:16:00 PM']))).toEqual(['MM-DD-YY HH:mm:ss A'])
    expect(patternsOf(infer(['2024-01-31 10:00:00.5', '2024-01-31 10:00:00.25']))).toEqual(['YYYY-MM-DD HH:mm:ss.SSS'])
  })

  it('takes eight digits and Unix counts for dates only by name', () => {
    expect(patternsOf(infer(['20240131', '20240229'], 'order_date'))).toEqual(['YYYYMMDD'])
    expect(infer(['20240131', '20240229'], 'amount').type).toEqual({ kind: 'long' })
    expect(infer(['20240131', '20240230'], 'order_date').type).toEqual({ kind: 'long' })
    expect(patternsOf(infer(['1709164800', '1709168400'], 'created_at'))).toEqual(['unix-s'])
    expect(infer(['1709164800', '1709168400'], 'phone').type).toEqual({ kind: 'string' })
    expect(patternsOf(infer(['1709164800000'], 'timestamp'))).toEqual(['unix-ms'])
  })

  it('reads months of many languages, weekdays, ordinals and zones', () => {
    expect(patternsOf(infer(['3. März 2024', '14. Dez. 2024']))).toEqual(['D. MMM YYYY'])
    expect(patternsOf(infer(['3 de enero de 2024', '14 de marzo de 2024']))).toEqual(['D de MMM de YYYY'])
    expect(patternsOf(infer(['03.Mar.2024', '14.Dec.2024']))).toEqual(['DD.MMM.YYYY'])
    expect(patternsOf(infer(['March 3rd, 2024', 'March 14th, 2024']))).toEqual(['MMM Do, YYYY'])
    expect(patternsOf(infer(['Sun, 03 Mar 2024', 'Mon, 04 Mar 2024']))).toEqual(['ddd, DD MMM YYYY'])
    // A weekday decides what the numbers leave open: 3 April 2024 was a Wednesday, 4 March a Monday.
    expect(infer(['Wed 03/04/2024'])).toMatchObject({ state: 'sure', format: { patterns: ['ddd DD/MM/YYYY'] } })
    expect(infer(['2024-01-31 10:00 UTC'])).toMatchObject({ type: { kind: 'timestamp', zone: 'offset' } })
    expect(patternsOf(infer(['20240131T101500Z', '20240229T235959Z']))).toEqual(['YYYYMMDDTHHmmssZ'])
  })

  it('shows the pivot of two-digit years, and keeps births in the past', () => {
    const verdict = infer(['13-12-68', '14-12-69'])
    expect(verdict.evidence.find((e) => e.code === 'two-digit-years')).toMatchObject({ count: 2, text: '1969–2068' })
    expect(infer(['13-12-68', '14-12-69'], 'birth_date').format).toMatchObject({ pivotYear: 25 })
    const three = infer(['01-02-03', '04-05-06'])
    expect(
      [three.format, ...three.rivals.map((r) => r.format)].map((f) => (f?.kind === 'date' ? f.patterns : null))
    ).toEqual(expect.arrayContaining([['DD-MM-YY'], ['MM-DD-YY'], ['YY-MM-DD']]))
  })

  it('reads periods as their first days', () => {
    expect(patternsOf(infer(['2016', '2017', '1999'], 'Year'))).toEqual(['YYYY'])
    expect(infer(['2016', '2017', '1999'], 'Year').rivals).toMatchObject([{ type: { kind: 'long' } }])
    expect(patternsOf(infer(['2003', '1976', 'NA'], 'YearBuilt'))).toEqual(['YYYY'])
    for (const name of ['units', 'yearly_income', 'price per year', 'amount'])
      expect([name, infer(['2016', '2017', '1999'], name).type.kind]).toEqual([name, 'long'])
    expect(infer(['2016', '0', '1999'], 'yr_renovated').type).toEqual({ kind: 'long' })
    expect(patternsOf(infer(['2024-03', '2024-12']))).toEqual(['YYYY-MM'])
    expect(patternsOf(infer(['3/2024', '12/2024']))).toEqual(['M/YYYY'])
    expect(patternsOf(infer(['Mar 2024', 'Dez. 2024']))).toEqual(['MMM YYYY'])
    expect(patternsOf(infer(['Mar-24', 'Apr-24'], 'Month'))).toEqual(['MMM-YY'])
    expect(patternsOf(infer(['Mar-24', 'Apr-99']))).toEqual(['MMM-YY'])
    // The 24th of March, or March 2024?
    expect(infer(['Mar-24', 'Apr-24']).type).toEqual({ kind: 'string' })
    expect(patternsOf(infer(['2024-Q1', '2024-Q4']))).toEqual(['YYYY-QQ'])
    expect(patternsOf(infer(['2012-13', '2010-11']))).toEqual(['YYYY-yy'])
    // November 2010, or the business year 2010/11?
    const open = infer(['2010-11', '2011-12'])
    expect(open).toMatchObject({ state: 'ambiguous' })
    expect(patternsOf(open)).toEqual(['YYYY-MM'])
    expect(open.rivals.map(patternsOf)).toContainEqual(['YYYY-yy'])
    expect(infer(['1234-05', '9876-11']).type).toEqual({ kind: 'string' })
  })

  it('takes days of Excel only by name, and offers them elsewhere', () => {
    expect(infer(['43831', '43832', '43900'], 'order_date')).toMatchObject({
      type: { kind: 'date' },
      format: { patterns: ['excel'] },
      rivals: [{ type: { kind: 'long' } }]
    })
    expect(infer(['43831.25', '43832.5'], 'order date').type).toEqual({ kind: 'timestamp', zone: 'none' })
    const offered = infer(['43831', '43832', '43900'], 'c')
    expect(offered.type).toEqual({ kind: 'long' })
    expect(offered.rivals.map(patternsOf)).toEqual([['excel']])
    expect(infer(['1709164800', '1709168400', '1709168500'], 'c').rivals.map(patternsOf)).toEqual([['unix-s']])
  })

  it('is not misled by days that do not exist', () => {
    expect(infer(['31/02/2024', '31/04/2024', '40/01/2024']).type).toEqual({ kind: 'string' })
    const verdict = infer([...range(40, (i) => `2024-01-${String((i % 31) + 1).padStart(2, '0')}`), '2024-02-31'])
    expect(verdict.type).toEqual({ kind: 'date' })
    expect(verdict.evidence.find((e) => e.code === 'some-fail')).toMatchObject({ count: 1 })
  })
})
