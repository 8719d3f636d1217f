"""
Worked examples of the KPIs with Python's fractions, by the definitions and not by the product's code.
`python3 test/kpi/worked.py` writes worked.jsonl beside it: one example a line, with its input and what must come out.
Money is text without trailing zeros, a rate is rounded to twelve digits half away from zero.
"""
import json
from datetime import date, timedelta
from decimal import Decimal, getcontext
from fractions import Fraction as F
from pathlib import Path
from statistics import median

from periods import DAY, days, months

getcontext().prec = 60
examples = []


def example(family, name, given, expected):
    examples.append({'family': family, 'name': name, 'input': given, 'expected': expected})


# --- numbers ---------------------------------------------------------------------------------------------------------

def rounded(value, scale):
    """Half away from zero, as a fraction."""
    size = abs(F(value)) * 10**scale
    down = size.numerator // size.denominator
    digits = down + (1 if size - down >= F(1, 2) else 0)
    return F(digits if value >= 0 else -digits, 10**scale)


def text(value, scale=None):
    value = F(value) if scale is None else rounded(value, scale)
    if value.denominator == 1:
        return str(value.numerator)
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    digits = str(abs((value * 10**places).numerator)).rjust(places + 1, '0')
    return ('-' if value < 0 else '') + digits[:-places] + '.' + digits[-places:]


def rate(value):
    return float(Decimal(text(value, 12)))


def f(value):
    return None if value is None else F(value)


def scale_of(values):
    return max([len(v.partition('.')[2]) for v in values if v is not None] + [0])


def no(reason):
    return {'value': None, 'noFigure': reason}


def yes(value):
    return {'value': value, 'noFigure': None}


class Random:
    """The same numbers each time (Lehmer)."""

    def __init__(self, seed):
        self.state = seed

    def upto(self, n):
        self.state = self.state * 48271 % 2147483647
        return self.state % n

    def money(self, n):
        cents = self.upto(n * 100)
        return f'{cents // 100}.{cents % 100:02}'


# --- price, volume, mix ----------------------------------------------------------------------------------------------

def sold(s, q):
    return s is not None and (F(s) != 0 or (q is not None and F(q) != 0))


def bridge(name, rows):
    items = [dict(zip(('label', 's0', 'q0', 's1', 'q1'), row)) for row in rows]
    known = [i for i in items if sold(i['s0'], i['q0']) or sold(i['s1'], i['q1'])]
    if not known:
        return example('bridge', name, items, no('no-value'))
    if not any(sold(i['s0'], i['q0']) for i in known):
        return example('bridge', name, items, no('no-earlier-data'))
    scale = scale_of([i[k] for i in known for k in ('s0', 's1')])
    both = [i for i in known if sold(i['s0'], i['q0']) and sold(i['s1'], i['q1'])]
    good = [i for i in both if all(i[k] is not None for k in ('q0', 'q1')) and F(i['q0']) > 0 and F(i['q1']) > 0
            and F(i['s0']) >= 0 and F(i['s1']) >= 0]
    if both and not good:
        return example('bridge', name, items, no('no-quantity'))
    s0, q0, s1, q1 = (sum((F(i[k]) for i in good), F(0)) for k in ('s0', 'q0', 's1', 'q1'))
    mean = s0 / q0 if q0 else F(0)
    price = sum(((F(i['s1']) / F(i['q1']) - F(i['s0']) / F(i['q0'])) * F(i['q1']) for i in good), F(0))
    volume = (q1 - q0) * mean
    mix = sum(((F(i['q1']) - F(i['q0'])) * (F(i['s0']) / F(i['q0']) - mean) for i in good), F(0))
    assert price + volume + mix == s1 - s0
    # Mix takes the rounding, which is less than one unit of the last digit.
    rest = s1 - s0 - rounded(price, scale) - rounded(volume, scale)
    assert abs(rest - mix) <= F(1, 10**scale)
    total = lambda which, key: sum((F(i[key] or 0) for i in which), F(0))
    new = [i for i in known if not sold(i['s0'], i['q0'])]
    lost = [i for i in known if not sold(i['s1'], i['q1'])]
    odd = [i for i in both if i not in good]
    example('bridge', name, items, yes({
        'before': text(total(known, 's0')), 'now': text(total(known, 's1')),
        'change': text(total(known, 's1') - total(known, 's0')),
        'parts': {
            'price': text(price, scale), 'volume': text(volume, scale), 'mix': text(rest),
            'new': text(total(new, 's1')), 'lost': text(-total(lost, 's0')),
            'unexplained': text(total(odd, 's1') - total(odd, 's0'))},
        'commonItems': len(good), 'unexplainedItems': len(odd)}))


bridge('nothing at all', [])
bridge('one item, dearer', [('a', '100.00', '10', '120.00', '10')])
bridge('one item, more of it', [('a', '100.00', '10', '150.00', '15')])
bridge('only the mix moves', [('cheap', '10', '10', '5', '5'), ('dear', '100', '10', '150', '15')])
bridge('all at once', [('a', '1000.00', '100', '1320.00', '120'), ('b', '500.00', '10', '440.00', '8')])
bridge('new and lost', [('a', '100.00', '10', '110.00', '10'), ('new', None, None, '70.00', '7'), ('gone', '30.00', '3', None, None)])
bridge('nothing stayed', [('new', None, None, '70.00', '7'), ('gone', '30.00', '3', None, None)])
bridge('all new', [('new', None, None, '70.00', '7')])
bridge('no quantities', [('a', '100', None, '120', None), ('b', '5', None, '6', None)])
bridge('a fee without a quantity', [('a', '100.00', '10', '120.00', '11'), ('fee', '10.00', '0', '12.00', '0')])
bridge('more returned than sold', [('a', '100.00', '10', '120.00', '11'), ('back', '-20.00', '-2', '40.00', '4')])
bridge('negative sales with units', [('a', '100.00', '10', '120.00', '11'), ('odd', '50.00', '5', '-1.00', '1')])
bridge('given away, then sold', [('a', '100.00', '10', '90.00', '10'), ('sample', '0.00', '4', '20.00', '5')])
bridge('thirds round into the mix', [('a', '10.00', '3', '10.00', '2'), ('b', '20.00', '7', '25.00', '9'), ('c', '1.00', '6', '0.10', '1')])
bridge('weights with decimals', [('a', '12.345', '1.25', '15.5', '1.333'), ('b', '7.1', '0.007', '8', '0.011')])
bridge('very large', [('a', '99999999999999999999999999.99', '3', '123456789012345678901234567.89', '7'),
                      ('b', '1.01', '1', '0.99', '1')])
bridge('"(not set)" is an item', [(None, '10.00', '2', '12.00', '2'), ('a', '10.00', '5', '9.00', '4')])
bridge('sold of nothing is not sold', [('a', '10.00', '2', '12.00', '2'), ('ghost', '0.00', '0', '5.00', '1'), ('both', '0', None, '0', None)])
for seed in (11, 12, 13, 14, 15, 16):
    r = Random(seed * 7919)
    rows = []
    for n in range(5 + r.upto(20)):
        a, b = (r.money(5000), str(1 + r.upto(400))), (r.money(5000), str(1 + r.upto(400)))
        kind = r.upto(10)
        rows.append((f'p{n}', *((None, None) if kind == 0 else a), *((None, None) if kind == 1 else (b[0], '0') if kind == 2 else b)))
    bridge(f'by chance {seed}', rows)


# --- ABC, concentration, shares --------------------------------------------------------------------------------------

def in_order(items):
    known = [i for i in items if i['value'] is not None and F(i['value']) > 0]
    return sorted(known, key=lambda i: (-F(i['value']), i['label'] is None, i['label'] or ''))


def abc(name, rows, a='0.80', b='0.95'):
    items = [{'label': label, 'value': value} for label, value in rows]
    given = {'items': items, 'a': a, 'b': b}
    if all(i['value'] is None for i in items):
        return example('abc', name, given, no('no-value'))
    order = in_order(items)
    if not order:
        return example('abc', name, given, no('not-positive'))
    whole = sum(F(i['value']) for i in order)
    found, upto = [], F(0)
    for i in order:
        which = 'A' if upto / whole < F(a) else 'B' if upto / whole < F(b) else 'C'
        upto += F(i['value'])
        found.append([i['label'], which, rate(upto / whole)])
    apart = [[i['label'], 'no-value' if i['value'] is None else 'zero' if F(i['value']) == 0 else 'negative']
             for i in items if i['value'] is None or F(i['value']) <= 0]
    example('abc', name, given, yes({'items': found, 'apart': apart, 'positiveTotal': text(whole)}))


abc('empty', [])
abc('no value known', [('a', None)])
abc('nothing above zero', [('a', '0'), ('b', '-5')])
abc('one item', [('a', '5.00')])
abc('exactly 80 and 95', [('a', '50'), ('b', '30'), ('c', '15'), ('d', '5')])
abc('one cent below the bound', [('a', '79.99'), ('b', '15.01'), ('c', '5')])
abc('one giant', [('a', '96'), ('b', '3'), ('c', '1')])
abc('ties by label', [('d', '25'), ('b', '25'), ('a', '25'), ('c', '25')])
abc('ties with "(not set)" last', [(None, '10'), ('z', '10'), ('a', '10')])
abc('returns and zeros apart', [('a', '60'), ('back', '-1000'), ('b', '40'), ('none', '0.00'), ('unknown', None)])
abc('other bounds', [('a', '50'), ('b', '30'), ('c', '15'), ('d', '5')], '0.5', '0.9')
abc('bounds of nothing and all', [('a', '50'), ('b', '50')], '0', '1')
abc('very large', [('a', '123456789012345678901234567890.01'), ('b', '98765432109876543210987654321.99'), ('c', '0.01')])
for seed in (21, 22, 23):
    r = Random(seed * 104729)
    abc(f'by chance {seed}', [(f'i{n:02}', ('-' if r.upto(9) == 0 else '') + r.money(10 ** r.upto(5) + 1)) for n in range(30)])


def concentration(name, rows, n=10):
    items = [{'label': label, 'value': value} for label, value in rows]
    given = {'items': items, 'n': n}
    if all(i['value'] is None for i in items):
        return example('concentration', name, given, no('no-value'))
    order = in_order(items)
    if not order:
        return example('concentration', name, given, no('not-positive'))
    whole = sum(F(i['value']) for i in order)
    hhi = sum((F(i['value']) / whole) ** 2 for i in order)
    example('concentration', name, given, yes({
        'hhi': rate(hhi), 'equalMembers': rate(1 / hhi), 'top': rate(sum(F(i['value']) for i in order[:n]) / whole),
        'members': len(order), 'apart': len(items) - len(order)}))


concentration('empty', [])
concentration('one member', [('a', '10')])
concentration('four of a size', [(c, '25.00') for c in 'abcd'], 2)
concentration('a monopolist with a tail', [('a', '900')] + [(f'm{n}', '1') for n in range(100)], 10)
concentration('net-negative members apart', [('a', '60'), ('b', '40'), ('c', '-500')], 1)
concentration('all negative', [('a', '-60')], 1)
concentration('thirds', [('a', '1'), ('b', '1'), ('c', '1')], 1)


def growth(a, b):
    if a is None:
        return 'no-value'
    if b is None:
        return 'no-earlier-data'
    return 'from-zero' if b == 0 else 'from-negative' if b < 0 else rate((a - b) / abs(b))


def shares(name, rows):
    items = [{'label': label, 'value': v, 'previous': p} for label, v, p in rows]
    sums = [None if all(i[k] is None for i in items) else sum(F(i[k] or 0) for i in items) for k in ('value', 'previous')]
    found = []
    for i in items:
        share = [None if s is None or s <= 0 else F(i[k] or 0) / s for k, s in zip(('value', 'previous'), sums)]
        reason = 'no-value' if sums[0] is None else 'no-earlier-data' if sums[1] is None else 'not-positive'
        found.append([
            None if share[0] is None else rate(share[0]),
            reason if None in share else rate(share[0] - share[1]),
            growth(f(i['value']), f(i['previous']))])
    example('shares', name, items, {'total': None if sums[0] is None else text(sums[0]), 'rows': found})


shares('empty', [])
shares('two regions', [('north', '60.00', '50.00'), ('south', '40.00', '50.00')])
shares('one came, one went', [('a', '60', None), ('b', None, '20'), ('c', '40', '20')])
shares('a negative member goes over 100 %', [('a', '150', '100'), ('b', '-50', '100')])
shares('total of zero', [('a', '50', '1'), ('b', '-50', '1')])
shares('nothing before', [('a', '50', None), (None, '25', None)])
shares('nothing now', [('a', None, '50'), ('b', None, '25')])
shares('negative and zero bases', [('a', '5', '-5'), ('b', '5', '0'), ('c', '10', '20')])
shares('thirds and a large number', [('a', '1', '1'), ('b', '1', '1'), ('c', '1', '99999999999999999999.98')])


# --- same store, basket, returns, discounts --------------------------------------------------------------------------

def same_store(name, rows, start, data_from, least):
    items = [dict(zip(('label', 'value', 'previous', 'firstSale'), row)) for row in rows]
    given = {'items': items, 'from': start, 'dataFrom': data_from, 'minMonths': least}
    if all(i['value'] is None for i in items):
        return example('same-store', name, given, no('no-value'))

    def old(i):
        if least is None or (i['firstSale'] or '')[:7] == data_from[:7]:
            return True
        if i['firstSale'] is None:
            return False
        a, b = date.fromisoformat(i['firstSale']), date.fromisoformat(start)
        return (b.year * 12 + b.month) - (a.year * 12 + a.month) >= least

    named = [i for i in items if i['label'] is not None]
    both = [i for i in named if i['value'] is not None and i['previous'] is not None]
    same = [i for i in both if old(i)]
    if not same:
        return example('same-store', name, given, no('no-earlier-data'))
    total = lambda which, key: sum((F(i[key] or 0) for i in which), F(0))
    example('same-store', name, given, yes({
        'sameStore': growth(total(same, 'value'), total(same, 'previous')),
        'overall': growth(total(items, 'value'), total(items, 'previous')),
        'comparable': len(same), 'tooYoung': len(both) - len(same),
        'opened': len([i for i in named if i['value'] is not None and i['previous'] is None]),
        'closed': len([i for i in named if i['value'] is None and i['previous'] is not None])}))


stores = [('old', '110.00', '100.00', '2019-03-01'), ('young', '90.00', '10.00', '2023-02-20'), ('opened', '50.00', None, '2024-01-05'),
          ('closed', None, '70.00', '2019-05-01')]
same_store('thirteen months', stores, '2024-02-01', '2019-01-01', 13)
same_store('the opening month a year ago is left out', stores, '2024-03-01', '2019-01-01', 13)
same_store('sales in both are enough', stores, '2024-02-01', '2019-01-01', None)
same_store('from the first month of the data', [('a', '110', '100', '2023-02-03')], '2024-02-01', '2023-02-01', 13)
same_store('first sale not known', [('a', '110', '100', None)], '2024-02-01', '2023-02-01', 13)
same_store('nothing before', [('a', '110', None, '2024-02-01')], '2024-02-01', '2023-02-01', 13)
same_store('nothing now', [('a', None, '5', '2020-02-01')], '2024-02-01', '2019-02-01', 13)
same_store('negative base', [('a', '110', '-100', '2020-02-01')], '2024-02-01', '2019-02-01', 13)
same_store('unnamed sales are in the whole only', [('a', '12', '10', '2020-02-01'), (None, '50', '40', '2020-02-01')], '2024-02-01', '2019-02-01', 13)
same_store('one returned to zero', [('a', '0', '10', '2020-02-01'), ('b', '5', '10', '2020-02-01')], '2024-02-01', '2019-02-01', 13)


def basket(name, orders, products, pairs, least):
    given = {'orders': orders, 'products': products, 'pairs': pairs, 'minOrders': least}
    if orders == 0:
        return example('basket', name, given, no('no-value'))
    often = [sorted((a, b)) + [n] for a, b, n in pairs if n >= max(1, least)]
    good = [(a, b, n) for a, b, n in often if products.get(a) and products.get(b)]
    lift = lambda a, b, n: F(n, products[a]) / F(products[b], orders)
    good.sort(key=lambda p: (-lift(*p), -p[2], p[0], p[1]))
    example('basket', name, given, yes({
        'pairs': [[a, b, rate(F(n, orders)), rate(F(n, products[a])), rate(F(n, products[b])), rate(lift(a, b, n))] for a, b, n in good],
        'rare': len(pairs) - len(often), 'uncounted': len(often) - len(good)}))


basket('no orders', 0, {}, [], 1)
basket('no pairs', 10, {'a': 5}, [], 1)
basket('as by chance', 100, {'a': 50, 'b': 40}, [['a', 'b', 20]], 1)
basket('bread and butter', 1000, {'bread': 200, 'butter': 150, 'wine': 50}, [['butter', 'bread', 100], ['bread', 'wine', 10], ['butter', 'wine', 3]], 5)
basket('ties by orders, then labels', 100, {'a': 10, 'b': 10, 'c': 20, 'd': 20, 'e': 10, 'f': 10},
       [['e', 'f', 1], ['c', 'd', 4], ['a', 'b', 1]], 1)
basket('a product that was not counted', 100, {'a': 10}, [['a', 'b', 5]], 1)
basket('always together', 7, {'a': 3, 'b': 3}, [['a', 'b', 3]], 3)


def returns(name, sold_amounts, returned):
    keys = ('value', 'units', 'orders')

    def one(s, back):
        return 'no-value' if s is None else 'not-positive' if F(s) <= 0 else rate(abs(F(back or 0)) / F(s))

    example('returns', name, {'sold': dict(zip(keys, sold_amounts)), 'returned': dict(zip(keys, returned))},
            {'rates': [one(s, b) for s, b in zip(sold_amounts, returned)],
             'net': None if sold_amounts[0] is None else text(F(sold_amounts[0]) - abs(F(returned[0] or 0)))})


returns('negative rows', ('1000.00', '100', '50'), ('-50.00', '-5', '4'))
returns('flagged rows', ('1000.00', '100', '50'), ('50.00', '5', '4'))
returns('no returns', ('1000.00', '100', '50'), (None, None, None))
returns('more than was sold', ('100.00', '10', '5'), ('-250.00', '-30', '9'))
returns('no units known', ('100.00', None, '5'), ('-25.00', None, '1'))
returns('nothing sold', ('0.00', '0', '0'), ('-25.00', '-1', '1'))
returns('a third', ('3', '3', '3'), ('-1', '-1', '1'))


def discount(name, amount, listed, revenue=None, cost=None):
    r = 'no-list-price' if listed is None else 'no-value' if amount is None else 'not-positive' if F(listed) <= 0 else rate(F(amount) / F(listed))
    kept = 'no-list-price' if listed is None else 'no-value' if revenue is None else 'not-positive' if F(listed) <= 0 else rate(F(revenue) / F(listed))
    margin = lambda s: 'not-positive' if s <= 0 else rate((s - F(cost)) / s)
    if revenue is None or cost is None:
        impact = ['no-value' if revenue is None else 'no-cost'] * 3
    elif amount is None:
        impact = [margin(F(revenue)), 'no-value', 'no-value']
    else:
        s, full = F(revenue), F(revenue) + F(amount)
        points = 'not-positive' if s <= 0 or full <= 0 else rate((s - F(cost)) / s - (full - F(cost)) / full)
        impact = [margin(s), margin(full), points]
    example('discount', name, {'discount': amount, 'list': listed, 'revenue': revenue, 'cost': cost},
            {'rate': r, 'realisation': kept, 'impact': impact})


discount('ten percent', '100.00', '1000.00', '900.00', '600.00')
discount('no list price', '100.00', None, '900.00', '600.00')
discount('no discount column', None, '1000.00', '900.00', '600.00')
discount('no cost', '100.00', '1000.00', '900.00', None)
discount('no revenue', '100.00', '1000.00', None, '600.00')
discount('more than the list price', '120.00', '100.00', '-20.00', '60.00')
discount('list of zero', '0.00', '0.00', '0.00', '0.00')
discount('sold above the list', '-50.00', '1000.00', '1050.00', '600.00')
discount('sevenths', '1', '7', '6', '3')


# --- months ----------------------------------------------------------------------------------------------------------

OCTOBER = {'timeZone': 'UTC', 'fiscalStartMonth': 10, 'weekStart': 'monday'}
RETAIL = {'timeZone': 'UTC', 'fiscalStartMonth': 2, 'weekStart': 'sunday', 'fiscalWeeks': '4-4-5'}


class Series:
    def __init__(self, facts):
        first, last = date.fromisoformat(facts['data']['from']), date.fromisoformat(facts['data']['to'])
        fill = '0' if facts.get('gapsAreZero') else None
        self.all = [dict(key=k, year=y, index=i, begin=b, end=e, value=facts['values'].get(k) or fill,
                         whole=b >= first and e <= last) for k, y, i, b, e in months(facts)]
        self.whole = [m for m in self.all if m['whole']]
        self.scale = scale_of(facts['values'].values())


def monthly(first, last, values, **more):
    """Facts with a value for each month that the data touch; None is a gap."""
    facts = {'data': {'from': first, 'to': last}, **more}
    keys = [k for k, *_ in months(facts)]
    assert len(keys) == len(values), (len(keys), len(values))
    return {'values': {k: v for k, v in zip(keys, values) if v is not None}, **facts}


def month_growth(facts, back_years):
    series = Series(facts)
    if not series.whole:
        return {'month': None, 'growth': 'too-few-months', 'growthPerDay': 'too-few-months'}
    month = series.whole[-1]
    if back_years:
        other = next((m for m in series.all if m['year'] == month['year'] - 1 and m['index'] == month['index']), None)
    else:
        other = next((m for m in series.all if m['end'] == month['begin'] - DAY), None)
    value, previous = f(month['value']), f(other['value']) if other and other['whole'] else None
    g = growth(value, previous)
    if g == 'no-earlier-data' and other and other['whole']:
        g = 'missing-months'
    per_day = g
    if isinstance(g, float):
        length = lambda m: (m['end'] - m['begin']).days + 1
        per_day = rate((value / length(month)) / (previous / length(other)) - 1)
    change = None if value is None or previous is None else text(value - previous)
    return {'month': month['key'], 'growth': g, 'growthPerDay': per_day, 'change': change}


def growths(name, facts):
    example('month-growth', name, facts, {'mom': month_growth(facts, 0), 'yoy': month_growth(facts, 1)})


year = ['100.00', '110.00', '121.00', '100.00', '100.00', '100.00', '90.00', '80.00', '100.00', '120.00', '150.00', '200.00']
growths('whole year', monthly('2023-01-01', '2023-12-31', year))
growths('running month is left out', monthly('2023-01-01', '2024-02-10', year + ['130.00', '5.00']))
growths('leap February', monthly('2023-01-01', '2024-02-29', year + ['130.00', '143.00']))
growths('a gap before', monthly('2023-01-01', '2023-04-30', ['1', '2', None, '4']))
growths('the last one is a gap', monthly('2023-01-01', '2023-04-30', ['1', '2', '3', None]))
growths('gap a year ago', monthly('2022-12-01', '2024-01-31', ['9', None] + year[:11] + ['7']))
growths('gaps are zero', monthly('2023-01-01', '2023-04-30', ['1', '2', None, '4'], gapsAreZero=True))
growths('from zero', monthly('2023-01-01', '2023-02-28', ['0.00', '4.00']))
growths('from a negative month', monthly('2023-01-01', '2023-02-28', ['-3.00', '4.00']))
growths('into a negative month', monthly('2023-01-01', '2023-02-28', ['4.00', '-4.00']))
growths('data begin inside the month before', monthly('2023-01-02', '2023-02-28', ['4.00', '8.00']))
growths('no month is complete', monthly('2023-01-02', '2023-02-27', ['4.00', '8.00']))
growths('one month', monthly('2023-03-01', '2023-03-31', ['4.00']))
growths('fiscal months from October', monthly('2022-10-01', '2023-11-05', year + ['50.00', '1.00'], fiscal=True, calendar=OCTOBER))
# The periods of 4-4-5: from 29 January 2023 on; the year before from 30 January 2022.
growths('4-4-5, five weeks after four', monthly('2022-01-30', '2023-04-29', year + ['100.00', '104.00', '130.00'], fiscal=True, calendar=RETAIL))
growths('very large', monthly('2023-01-01', '2023-02-28', ['99999999999999999999999999999.99', '100000000000000000000000000000.00']))


def window(facts):
    series = Series(facts)
    last, before = series.whole[-12:], series.whole[-24:-12]

    def total(which, few):
        if len(which) < 12:
            return few
        return 'missing-months' if any(m['value'] is None for m in which) else text(sum(F(m['value']) for m in which))

    value, previous = total(last, 'too-few-months'), total(before, 'no-earlier-data')
    is_number = lambda t: t.lstrip('-')[0].isdigit()
    if not is_number(value):
        g = value
    elif not is_number(previous):
        g = previous
    else:
        g = growth(F(value), F(previous))
    three = series.whole[-3:]
    known = [F(m['value']) for m in three if m['value'] is not None]
    if len(three) < 3:
        mean = 'too-few-months'
    elif not known:
        mean = 'missing-months'
    else:
        scale = scale_of([m['value'] for m in three])
        mean = [text(sum(known) / len(known), scale + 2), len(known)]
    return {'value': value, 'previous': previous, 'growth': g, 'missing': [m['key'] for m in last if m['value'] is None], 'average': mean}


def rolling(name, facts):
    example('rolling', name, facts, window(facts))


up = [f'{100 + 7 * n}.{n:02}' for n in range(40)]
rolling('two years', monthly('2022-01-01', '2023-12-31', up[:24]))
rolling('running month is left out', monthly('2022-01-01', '2024-01-15', up[:24] + ['3.00']))
rolling('eleven months', monthly('2023-01-01', '2023-11-30', up[:11]))
rolling('twelve months and nothing before', monthly('2023-01-01', '2023-12-31', up[:12]))
rolling('begins inside a month', monthly('2022-12-05', '2023-12-31', up[:13]))
rolling('a gap in the window', monthly('2022-01-01', '2023-12-31', up[:20] + [None] + up[21:24]))
rolling('a gap that is zero', monthly('2022-01-01', '2023-12-31', up[:20] + [None] + up[21:24], gapsAreZero=True))
rolling('a gap in the year before', monthly('2022-01-01', '2023-12-31', up[:3] + [None] + up[4:24]))
rolling('zero year before', monthly('2022-01-01', '2023-12-31', ['0.00'] * 12 + up[:12]))
rolling('negative year before', monthly('2022-01-01', '2023-12-31', ['-1.50'] * 12 + up[:12]))
rolling('the last two are gaps', monthly('2023-01-01', '2023-12-31', up[:10] + [None, None]))
rolling('the last three are gaps', monthly('2023-01-01', '2023-12-31', up[:9] + [None] * 3))
rolling('two months', monthly('2023-01-01', '2023-02-28', up[:2]))
rolling('none', monthly('2023-01-05', '2023-01-20', ['1.00']))
rolling('zero months count', monthly('2023-01-01', '2023-12-31', up[:10] + ['0.00', '0.00']))
rolling('4-4-5', monthly('2022-01-30', '2024-02-03', up[:24], fiscal=True, calendar=RETAIL))
rolling('fiscal, 24 and a part', monthly('2021-10-01', '2023-10-30', up[:25], fiscal=True, calendar=OCTOBER))


def whole_years(facts):
    found = {}
    for m in Series(facts).whole:
        if m['value'] is not None:
            found.setdefault(m['year'], []).append(F(m['value']))
    return {y: v for y, v in sorted(found.items()) if len(v) == 12}


def years(name, facts):
    whole = whole_years(facts)
    if len(whole) < 2:
        cagr = 'too-few-years'
    else:
        first, last = min(whole), max(whole)
        a, b = sum(whole[first]), sum(whole[last])
        if a <= 0:
            cagr = 'from-zero' if a == 0 else 'from-negative'
        elif b < 0:
            cagr = 'to-negative'
        else:
            quotient = Decimal((b / a).numerator) / Decimal((b / a).denominator)
            root = quotient ** (Decimal(1) / Decimal(last - first)) if quotient else Decimal(0)
            cagr = [first, last, float(root - 1)]
    usable = [v for v in whole.values() if sum(v) > 0]
    if not whole:
        season = 'too-few-months'
    elif not usable:
        season = 'not-positive'
    else:
        season = [rate(sum(v[n] / (sum(v) / 12) for v in usable) / len(usable)) for n in range(12)]
    example('years', name, facts, {'cagr': cagr, 'season': season})


years('no whole year', monthly('2023-01-01', '2023-11-30', up[:11]))
years('one whole year', monthly('2023-01-01', '2023-12-31', year))
years('doubled in a year', monthly('2022-01-01', '2023-12-31', year + [text(F(v) * 2) for v in year]))
years('three years, the running one left out', monthly('2021-01-01', '2024-05-20', up[:40] + ['9']))
years('from the second year, as the first is cut', monthly('2020-12-15', '2023-12-31', up[:37]))
years('a year with a gap is none', monthly('2020-01-01', '2022-12-31', up[:4] + [None] + up[5:36]))
years('a gap year in between', monthly('2020-01-01', '2022-12-31', up[:12] + [None] * 12 + up[24:36]))
years('from zero', monthly('2022-01-01', '2023-12-31', ['0'] * 12 + year))
years('from negative', monthly('2022-01-01', '2023-12-31', ['-1'] * 12 + year))
years('to negative', monthly('2022-01-01', '2023-12-31', year + ['-1'] * 12))
years('to nothing', monthly('2022-01-01', '2023-12-31', year + ['0'] * 12))
years('fiscal from October', monthly('2020-10-01', '2023-09-30', up[:36], fiscal=True, calendar=OCTOBER))
years('4-4-5', monthly('2021-01-31', '2024-02-03', up[:36], fiscal=True, calendar=RETAIL))
years('very large', monthly('2022-01-01', '2023-12-31', ['99999999999999999999999999.99'] * 12 + ['149999999999999999999999999.99'] * 12))


def foretell(values, ahead):
    n = min(3, len(values) // 12)
    used = values[-12 * n:]
    means = [sum(used[12 * k:12 * k + 12]) / 12 for k in range(n)]
    slope = F(0) if n == 1 else (means[-1] - means[0]) / (12 * (n - 1))
    line = [sum(means) / n + slope * (t - F(12 * n + 1, 2)) for t in range(1, 12 * n + ahead + 1)]
    if min(line) <= 0:
        return None
    season = [sum(used[12 * k + p] / line[12 * k + p] for k in range(n)) / n for p in range(12)]
    level = sum(season) / 12
    if level <= 0:
        return None
    return [line[12 * n + h] * season[h % 12] / level for h in range(ahead)]


def forecast(name, facts):
    series = Series(facts)
    whole = series.whole
    if len(whole) < 24:
        return example('forecast', name, facts, no('too-few-months'))
    gaps = [n for n, m in enumerate(whole) if m['value'] is None]
    run = whole[gaps[-1] + 1:] if gaps else whole
    if len(run) < 24:
        return example('forecast', name, facts, no('missing-months'))
    last = run[-1]
    left = 12 - last['index']
    if left == 0:
        return example('forecast', name, facts, no('year-complete'))
    values = [F(m['value']) for m in run]
    scale = max(len(m['value'].partition('.')[2]) for m in run)
    told = foretell(values, left)
    if told is None:
        return example('forecast', name, facts, no('not-positive'))
    told = [rounded(t, scale) for t in told]
    actual = sum(F(m['value']) for m in run if m['year'] == last['year'])
    so_far = next((f(m['value']) for m in series.all if m['begin'] == last['end'] + DAY), None)
    expected = [max(told[0], so_far) if so_far is not None else told[0]] + told[1:]
    test = foretell(values[:-6], 6)
    if test is None:
        error = 'not-positive'
    else:
        off = [abs(a - rounded(t, scale)) / abs(a) for a, t in zip(values[-6:], test) if a != 0]
        error = rate(sum(off) / len(off)) if off else 'from-zero'
    example('forecast', name, facts, yes({
        'months': [text(t) for t in told], 'actual': text(actual), 'total': text(actual + sum(expected)), 'error': error}))


season = [F(n, 10) for n in (8, 7, 9, 10, 10, 11, 9, 8, 10, 11, 12, 15)]
grown = [text((100 + 2 * t) * season[t % 12], 2) for t in range(48)]
forecast('23 months', monthly('2022-01-01', '2023-11-30', grown[:23]))
forecast('24 months, the year is complete', monthly('2022-01-01', '2023-12-31', grown[:24]))
forecast('26 months', monthly('2022-01-01', '2024-02-29', grown[:26]))
forecast('30 months and a running one', monthly('2022-01-01', '2024-07-10', grown[:30] + ['12.00']))
forecast('more sold than foretold', monthly('2022-01-01', '2024-07-30', grown[:30] + ['999999.00']))
forecast('41 months: three years count', monthly('2021-01-01', '2024-05-31', grown[:41]))
forecast('of four years the last three count', monthly('2020-01-01', '2024-03-31', ['9.00'] * 12 + grown[:39]))
forecast('level without a season', monthly('2022-01-01', '2024-03-31', ['50.00'] * 27))
forecast('a gap among the last 24', monthly('2022-01-01', '2024-03-31', grown[:10] + [None] + grown[11:27]))
forecast('a gap long ago', monthly('2021-01-01', '2024-03-31', grown[:3] + [None] + grown[4:39]))
forecast('a gap that is zero', monthly('2022-01-01', '2024-03-31', grown[:10] + [None] + grown[11:27], gapsAreZero=True))
forecast('falls to nothing', monthly('2022-01-01', '2024-03-31', ['100.00'] * 3 + ['100.00'] * 9 + ['1.00'] * 15))
forecast('months of returns', monthly('2022-01-01', '2024-03-31', [v if n % 12 != 1 else '-5.00' for n, v in enumerate(grown[:27])]))
forecast('last months are zero', monthly('2022-01-01', '2024-06-30', ['100.00'] * 24 + ['0.00'] * 6))
forecast('fiscal from October', monthly('2021-10-01', '2024-02-10', grown[:28] + ['1.00'], fiscal=True, calendar=OCTOBER))
forecast('4-4-5', monthly('2022-01-30', '2024-04-27', grown[:26] + ['1.00'], fiscal=True, calendar=RETAIL))
forecast('very large', monthly('2022-01-01', '2024-10-31', [text(F(v) * 10**25 + F(1, 100)) for v in grown[:34]]))


# --- run rate, targets -----------------------------------------------------------------------------------------------

def run_rate(name, sales, first, last):
    given = {'days': sales, 'data': {'from': first, 'to': last}}
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    begin = end.replace(day=1)
    close = (begin + timedelta(days=31)).replace(day=1) - DAY
    ours = [F(v) for d, v in sales.items() if begin <= date.fromisoformat(d) <= end]
    if not ours:
        return example('run-rate', name, given, no('no-value'))
    if end == close:
        return example('run-rate', name, given, yes({'value': text(sum(ours))}))
    before = begin - timedelta(weeks=52)
    weight, basis = None, 'weekdays-of-a-year'
    if start <= before:
        by_day = [F(0)] * 7
        for d in days(before, begin - DAY):
            by_day[d.weekday()] += F(sales.get(d.isoformat(), 0))
        weight = [max(w, F(0)) for w in by_day]
    if weight is None or not any(weight):
        if (end - start).days + 1 < 7:
            return example('run-rate', name, given, no('too-few-days'))
        basis = 'days-with-sales'
        seen = {d.weekday() for d in days(end - timedelta(days=27), end) if F(sales.get(d.isoformat(), 0)) != 0}
        weight = [F(1) if n in seen else F(0) for n in range(7)]
    part = sum(weight[d.weekday()] for d in days(begin, end))
    whole = sum(weight[d.weekday()] for d in days(begin, close))
    if part == 0:
        return example('run-rate', name, given, no('no-selling-days'))
    scale = max(scale_of([v]) for d, v in sales.items() if begin <= date.fromisoformat(d) <= end)
    example('run-rate', name, given, yes({'value': text(sum(ours) / part * whole, scale), 'basis': basis}))


def daily(first, last, value):
    return {d.isoformat(): v for d in days(date.fromisoformat(first), date.fromisoformat(last)) if (v := value(d)) is not None}


shop = lambda d: None if d.weekday() == 6 else '300.00' if d.weekday() == 5 else '100.00'
run_rate('a shop that is closed on Sundays', daily('2023-01-01', '2024-02-10', shop), '2023-01-01', '2024-02-10')
run_rate('weekdays by chance', daily('2022-06-01', '2024-03-12', lambda d, r=Random(77): r.money(900)), '2022-06-01', '2024-03-12')
run_rate('history too short', daily('2023-12-01', '2024-02-10', shop), '2023-12-01', '2024-02-10')
run_rate('three days of data', daily('2024-02-08', '2024-02-10', shop), '2024-02-08', '2024-02-10')
run_rate('the month is complete', daily('2023-01-01', '2024-02-29', shop), '2023-01-01', '2024-02-29')
run_rate('nothing sold yet', daily('2023-01-01', '2024-02-29', shop), '2023-01-01', '2024-03-03')
run_rate('the month begins on a day without sales', {**daily('2023-01-01', '2024-08-31', shop), '2024-09-01': '50.00'}, '2023-01-01', '2024-09-01')
run_rate('a weekday of returns weighs nothing', daily('2023-01-01', '2024-02-10', lambda d: '-40.00' if d.weekday() == 0 else '100.00'), '2023-01-01', '2024-02-10')
run_rate('a year of nothing but returns', daily('2023-01-01', '2024-02-10', lambda d: '-40.00' if d < date(2024, 1, 25) else '10.00'), '2023-01-01', '2024-02-10')
run_rate('exactly a week of data', daily('2024-02-04', '2024-02-10', shop), '2024-02-04', '2024-02-10')
office = lambda d: '100.00' if d.weekday() < 5 else None
run_rate('a Saturday four weeks and a day ago is long ago', {**daily('2024-01-01', '2024-02-10', office), '2024-01-13': '80.00'}, '2024-01-01', '2024-02-10')
run_rate('a Sunday four weeks ago counts', {**daily('2024-01-01', '2024-02-10', office), '2024-01-14': '80.00'}, '2024-01-01', '2024-02-10')
run_rate('very large', daily('2023-01-01', '2024-02-10', lambda d: '99999999999999999999999.99'), '2023-01-01', '2024-02-10')


def period_of(day, unit):
    if unit == 'month':
        k, _, _, b, e = next(iter(months({'data': {'from': day.isoformat(), 'to': day.isoformat()}})))
        return k, b, e
    if unit == 'quarter':
        q = (day.month - 1) // 3
        b = date(day.year, 3 * q + 1, 1)
        return f'{day.year}-Q{q + 1}', b, ((b + timedelta(days=95)).replace(day=1) - DAY)
    return str(day.year), date(day.year, 1, 1), date(day.year, 12, 31)


def quota(name, unit, amounts, first, last, sales, weights=None):
    """Weights from Monday on."""
    given = {'unit': unit, 'amounts': amounts, 'range': {'from': first, 'to': last}, 'sales': sales, 'weights': weights}
    w = lambda d: F(weights[d.weekday()]) if weights else F(1)
    parts = {}
    for d in days(date.fromisoformat(first), date.fromisoformat(last)):
        key, b, e = period_of(d, unit)
        parts.setdefault((key, b, e), []).append(d)
    total, bare, known = F(0), 0, False
    for (key, b, e), inside in parts.items():
        if key not in amounts:
            bare += len(inside)
            continue
        known = True
        scale = max(2, scale_of([amounts[key]]))
        whole = sum(w(d) for d in days(b, e))
        upto = lambda d: rounded(F(amounts[key]) * sum(w(x) for x in days(b, d)) / whole, scale)
        total += upto(inside[-1]) - (upto(inside[0] - DAY) if inside[0] > b else 0)
    if not known:
        target = attained = 'no-target'
    else:
        target = [text(total), bare]
        attained = 'no-target' if bare else 'not-positive' if total <= 0 else rate(F(sales) / total) if sales else None
    if sales is None:
        attained = 'no-value'
    example('quota', name, given, {'target': target, 'attainment': attained})


quota('a whole month', 'month', {'2024-02': '2900.00'}, '2024-02-01', '2024-02-29', '3190.00')
quota('ten days of a leap February', 'month', {'2024-02': '2900.00'}, '2024-02-01', '2024-02-10', '900.00')
quota('ten days of a common February', 'month', {'2023-02': '2900.00'}, '2023-02-01', '2023-02-10', '900.00')
quota('across two months', 'month', {'2024-01': '3100', '2024-02': '5800'}, '2024-01-20', '2024-02-10', '3200')
quota('a month without a target', 'month', {'2024-01': '3100'}, '2024-01-20', '2024-02-10', '3200')
quota('none at all', 'month', {}, '2024-01-20', '2024-02-10', '3200')
quota('a quarter', 'quarter', {'2024-Q1': '9100'}, '2024-02-01', '2024-02-29', '3000')
quota('a leap year', 'year', {'2024': '366000'}, '2024-03-01', '2024-03-31', '30000')
quota('a common year, in thirds of a cent', 'year', {'2023': '100.00'}, '2023-01-01', '2023-01-03', '1.00')
quota('by weekday', 'month', {'2024-02': '2100.00'}, '2024-02-01', '2024-02-10', '900.00', ['1', '1', '1', '1', '1', '3', '0'])
quota('target of zero', 'month', {'2024-02': '0'}, '2024-02-01', '2024-02-10', '900.00')
quota('sales not known', 'month', {'2024-02': '10'}, '2024-02-01', '2024-02-10', None)
quota('more returned than sold', 'month', {'2024-02': '290'}, '2024-02-01', '2024-02-10', '-50')
quota('very large', 'year', {'2024': '123456789012345678901234567890.12'}, '2024-05-05', '2024-11-11', '99999999999999999999999999999.99')


# --- customers -------------------------------------------------------------------------------------------------------

def rfm(name, rows, reference):
    items = [dict(zip(('customer', 'lastOrder', 'orders', 'revenue'), row)) for row in rows]
    given = {'items': items, 'referenceDay': reference}
    named = [i for i in items if i['customer']]
    if not named:
        return example('rfm', name, given, no('no-value'))
    if len(named) < 5:
        return example('rfm', name, given, no('too-few-customers'))

    def score(i, key):
        return 1 + 5 * sum(key(o) < key(i) for o in named) // len(named)

    found = []
    for i in sorted(named, key=lambda i: i['customer']):
        ago = (date.fromisoformat(reference) - date.fromisoformat(i['lastOrder'])).days
        found.append([i['customer'], ago, score(i, lambda c: c['lastOrder']), score(i, lambda c: c['orders']), score(i, lambda c: F(c['revenue']))])
    example('rfm', name, given, yes({'customers': found, 'anonymous': len(items) - len(named)}))


rfm('empty', [], '2024-03-01')
rfm('only anonymous', [(None, '2024-01-01', 3, '5'), ('', '2024-01-01', 3, '5')], '2024-03-01')
rfm('four are too few', [(c, '2024-01-01', 1, '5') for c in 'abcd'], '2024-03-01')
rfm('five, all apart', [(c, f'2024-02-{10 + n}', n + 1, f'{100 * n}.50') for n, c in enumerate('abcde')], '2024-03-01')
rfm('all the same', [(c, '2024-02-29', 1, '5') for c in 'abcdef'], '2024-03-01')
rfm('most ordered once', [(f'c{n}', f'2024-01-{n + 1:02}', 1 if n < 7 else n, f'{n * n}.00') for n in range(10)], '2024-01-31')
rfm('more returned than bought', [(c, '2024-02-01', 2, v) for c, v in zip('abcde', ('-5.00', '0.00', '5.00', '5.00', '99999999999999999999.99'))], '2024-03-01')
r = Random(4711)
rfm('by chance', [(f'c{n:02}' if r.upto(8) else None, (date(2023, 1, 1) + timedelta(days=r.upto(420))).isoformat(), 1 + r.upto(6), r.money(400)) for n in range(37)], '2024-03-01')


def cohorts(name, orders, first, last, **more):
    """From the orders themselves: (customer, day)."""
    facts = {'data': {'from': first, 'to': last}, **more}
    keys = [(k, b, e) for k, _, _, b, e in months(facts)]
    key_of = lambda d: next(k for k, b, e in keys if b <= date.fromisoformat(d) <= e)
    starts = {}
    for c, d in sorted(orders, key=lambda o: o[1]):
        starts.setdefault(c, key_of(d))
    cells = {}
    for c, d in orders:
        cells.setdefault((starts[c], key_of(d)), set()).add(c)
    given = {**facts, 'counts': [{'cohort': a, 'month': b, 'customers': len(s)} for (a, b), s in sorted(cells.items())]}
    if not orders:
        return example('cohorts', name, given, no('no-value'))
    names = [k for k, _, _ in keys]
    rows = []
    for n, cohort in enumerate(names):
        size = len([c for c in starts if starts[c] == cohort])
        row = [len(cells.get((cohort, m), ())) for m in names[n:]]
        rows.append([cohort, size, [rate(F(v, size)) if size else None for v in row] + ['blank'] * n])
    example('cohorts', name, given, yes({'rows': rows, 'partial': keys[-1][2] > date.fromisoformat(last)}))


cohorts('nobody', [], '2024-01-01', '2024-02-29')
cohorts('one customer, once', [('a', '2024-01-05')], '2024-01-01', '2024-01-31')
cohorts('three months, the last one running', [('a', '2024-01-05'), ('a', '2024-02-05'), ('a', '2024-03-05'), ('b', '2024-01-09'), ('c', '2024-02-01'), ('c', '2024-03-02'), ('d', '2024-03-09')], '2024-01-01', '2024-03-10')
cohorts('a month without new customers', [('a', '2023-11-05'), ('a', '2024-01-05'), ('b', '2024-01-09'), ('b', '2024-01-10')], '2023-11-05', '2024-01-31')
cohorts('twice in a month counts once', [('a', '2024-01-05'), ('a', '2024-01-06'), ('b', '2024-01-06'), ('c', '2024-01-07'), ('b', '2024-02-06')], '2024-01-01', '2024-02-29')
cohorts('4-4-5', [('a', '2024-02-04'), ('a', '2024-03-03'), ('b', '2024-03-02'), ('b', '2024-03-31')], '2024-02-04', '2024-04-06', fiscal=True, calendar=RETAIL)
r = Random(99)
cohorts('by chance', [(f'c{r.upto(40)}', (date(2023, 9, 1) + timedelta(days=r.upto(200))).isoformat()) for _ in range(160)], '2023-09-01', '2024-03-18')


def inactive(name, gaps, rows, reference):
    items = [{'customer': c, 'lastOrder': d} for c, d in rows]
    counts = {}
    for g in gaps:
        counts[g] = counts.get(g, 0) + 1
    given = {'gaps': [[g, n] for g, n in counts.items()], 'items': items, 'referenceDay': reference}
    named = [i for i in items if i['customer']]
    real = [g for g in gaps if g > 0]
    if not named or not real:
        return example('inactive', name, given, no('no-value' if not named else 'no-repeat-orders'))
    after = 2 * median([F(g) for g in real])
    ago = lambda i: (date.fromisoformat(reference) - date.fromisoformat(i['lastOrder'])).days
    gone = sorted(i['customer'] for i in named if ago(i) > after)
    example('inactive', name, given, yes({'afterDays': int(after), 'gone': gone, 'share': rate(F(len(gone), len(named)))}))


people = [('a', '2024-02-01'), ('b', '2023-12-01'), ('c', '2024-01-01'), (None, '2020-01-01')]
inactive('odd number of gaps', [10, 20, 100], people, '2024-02-10')
inactive('even number of gaps', [10, 15, 20, 100], people, '2024-02-10')
inactive('exactly N days is still active', [20], [('a', '2024-01-01'), ('b', '2023-12-31')], '2024-02-10')
inactive('nobody came twice', [], people, '2024-02-10')
inactive('twice on a day is no gap', [0, 0, 0, 30], people, '2024-02-10')
inactive('over a leap day', [30], [('a', '2023-12-31')], '2024-03-01')
inactive('no customers', [10], [(None, '2024-01-01')], '2024-02-10')


def lifetime(name, revenue, orders, customers, first, last, margin, expected):
    given = {'revenue': revenue, 'orders': orders, 'customers': customers, 'window': {'from': first, 'to': last}, 'margin': margin, 'expectedYears': expected}
    length = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    if revenue is None or not orders or not customers:
        return example('lifetime', name, given, no('no-value'))
    if margin is None:
        return example('lifetime', name, given, no('no-cost'))
    if length < 365:
        return example('lifetime', name, given, no('too-few-days'))
    average = F(revenue) / orders
    often = F(orders, customers) * F(365, length)
    scale = max(2, scale_of([revenue]))
    example('lifetime', name, given, yes({'value': text(average * often * F(margin) * F(expected), scale), 'averageOrder': text(average, scale), 'ordersPerYear': rate(often)}))


lifetime('a year', '100000.00', 1000, 200, '2023-01-01', '2023-12-31', '0.30', '3')
lifetime('a leap year', '100000.00', 1000, 300, '2024-01-01', '2024-12-31', '0.33', '2.5')
lifetime('half a year', '100000.00', 1000, 200, '2023-01-01', '2023-06-30', '0.30', '3')
lifetime('no cost', '100000.00', 1000, 200, '2023-01-01', '2023-12-31', None, '3')
lifetime('no customers', '100000.00', 1000, 0, '2023-01-01', '2023-12-31', '0.3', '3')
lifetime('sold at a loss', '100000.00', 7, 3, '2022-01-01', '2023-12-31', '-0.05', '3')

path = Path(__file__).with_name('worked.jsonl')
path.write_text(''.join(json.dumps(one, ensure_ascii=False) + '\n' for one in examples))
print(f'{len(examples)} examples')
