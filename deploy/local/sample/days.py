"""The days on which a French bank books money: no weekends, no public holidays."""
from datetime import date, timedelta
from functools import lru_cache


def easter(year):
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    l = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * l) // 451
    month, day = divmod(h + l - 7 * m + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=None)
def holidays(year):
    fixed = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)]
    return {date(year, month, day) for month, day in fixed} | {easter(year) + timedelta(after) for after in (1, 39, 50)}


def works(day):
    return day.weekday() < 5 and day not in holidays(day.year)


def working(day, step=1):
    """The day itself, or the next one the bank works; the one before with step -1."""
    while not works(day):
        day += timedelta(step)
    return day
