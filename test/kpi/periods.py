"""Months by the calendar, by fiscal years of months and of 52 or 53 weeks. Written apart from the product's own."""
from calendar import monthrange
from datetime import date, timedelta

DAY = timedelta(days=1)
WEEKDAYS = {'monday': 0, 'sunday': 6, 'saturday': 5}


def civil_months(first, last):
    """(key, year, index, from, to) of all months from one day to another."""
    year, month = first.year, first.month
    while date(year, month, 1) <= last:
        yield f'{year:04}-{month:02}', year, month, date(year, month, 1), date(year, month, monthrange(year, month)[1])
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def fiscal_months(first, last, start_month):
    for _, year, month, begin, end in civil_months(first, last):
        index = (month - start_month) % 12 + 1
        named = year if start_month == 1 or month < start_month else year + 1
        yield f'FY{named:04}-P{index:02}', named, index, begin, end


def nearest(day, weekday):
    """The day of the week nearest to a day, three days back or on."""
    return next(day + timedelta(days=d) for d in range(-3, 4) if (day + timedelta(days=d)).weekday() == weekday)


def week_months(first, last, start_month, week_start, pattern):
    weeks = [int(n) for n in pattern.split('-')] * 4
    for begun in range(first.year - 2, last.year + 2):
        begin = nearest(date(begun, start_month, 1), WEEKDAYS[week_start])
        after = nearest(date(begun + 1, start_month, 1), WEEKDAYS[week_start])
        named = begun if start_month == 1 else begun + 1
        for index, n in enumerate(weeks, 1):
            end = after - DAY if index == 12 else begin + timedelta(days=7 * n) - DAY
            if end >= first and begin <= last:
                yield f'FY{named:04}-P{index:02}', named, index, begin, end
            begin = end + DAY


def months(facts):
    first, last = date.fromisoformat(facts['data']['from']), date.fromisoformat(facts['data']['to'])
    calendar = facts.get('calendar')
    if not facts.get('fiscal'):
        return list(civil_months(first, last))
    if 'fiscalWeeks' in calendar:
        return list(week_months(first, last, calendar['fiscalStartMonth'], calendar['weekStart'], calendar['fiscalWeeks']))
    return list(fiscal_months(first, last, calendar['fiscalStartMonth']))


def days(first, last):
    while first <= last:
        yield first
        first += DAY
