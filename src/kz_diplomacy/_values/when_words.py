"""Dates in words, in Kazakh, Russian and English."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from ..errors import QueryError
from .vocabulary import Lang

_EN: Final = "January February March April May June July August September October November December".split()
_RU: Final = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split()
_RU_GENITIVE: Final = ("января февраля марта апреля мая июня июля августа сентября октября ноября декабря").split()
_KK: Final = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split()
# The Kazakh endings follow the last sound of the month, so they are listed and not computed.
_KK_ABLATIVE: Final = "дан нан дан ден дан нан ден дан тен нан дан нан".split()
_KK_DATIVE: Final = "ға ға ға ге ға ға ге ға ке ға ға ға".split()

_TEMPLATES: Final[dict[Lang, dict[str, str]]] = {
    "en": {
        "lasting": "{begin} {finish}",
        "between": "at some point {begin} {finish}",
        "end unknown": "{begin}, end not known",
        "going on": "{begin}, ongoing",
        "since": "{bound} or later",
        "until": "{bound} or earlier",
    },
    "ru": {
        "lasting": "{begin} {finish}",
        "between": "в какой-то момент в период {begin} {finish}",
        "end unknown": "{begin}, окончание неизвестно",
        "going on": "{begin}, продолжается",
        "since": "не ранее {bound}",
        "until": "не позднее {bound}",
    },
    "kk": {
        "lasting": "{begin} {finish}",
        "between": "{begin} {finish}гі аралықтағы бір кез",
        "end unknown": "{begin} бастап, қашан аяқталғаны белгісіз",
        "going on": "{begin} бері жалғасып келеді",
        "since": "{bound} ерте емес",
        "until": "{bound} кеш емес",
    },
}


class _Language(Protocol):
    """The forms that a date has in one language."""

    def plain(self, part: str) -> str: ...
    def begin(self, part: str, same_year: bool) -> str: ...
    def finish(self, part: str, same_year: bool) -> str: ...
    def bound(self, part: str) -> str: ...


def in_words(shape: str, start: str, end: str, lang: Lang) -> str:
    """Return a date in words, such as “March 2025 or later”, from its shape, start and end."""
    if lang not in [*_LANGUAGES]:
        raise QueryError(lang, "a language: kk, ru or en")
    language = _LANGUAGES[lang]
    if shape == "date":
        return language.plain(start)
    same_year = start[:4] == end[:4] and len(start) > 4 < len(end) and "~" not in start + end
    return _TEMPLATES[lang][shape].format(
        begin=language.begin(start, same_year) if start else "",
        finish=language.finish(end, same_year) if end else "",
        bound=language.bound(start or end),
    )


def _numbers(part: str) -> tuple[int, int, int]:
    """Return the year, month and day of a date, with 0 for a missing month or day."""
    year, month, day = [*map(int, part.rstrip("~").split("-")), 0, 0][:3]
    return year, month, day


class _English:
    def plain(self, part: str) -> str:
        return "about " * part.endswith("~") + self._date(part)

    def begin(self, part: str, same_year: bool) -> str:
        return "from " + "about " * part.endswith("~") + self._date(part, not same_year)

    def finish(self, part: str, same_year: bool) -> str:
        return "to " + self.plain(part)

    def bound(self, part: str) -> str:
        return self._date(part)

    def _date(self, part: str, with_year: bool = True) -> str:
        year, month, day = _numbers(part)
        return " ".join([str(day)] * bool(day) + [_EN[month - 1]] * bool(month) + [str(year)] * with_year)


class _Russian:
    def plain(self, part: str) -> str:
        return f"около {self.bound(part)}" if part.endswith("~") else self._accusative(part)

    def begin(self, part: str, same_year: bool) -> str:
        # «Со» before «второго», «с» before every other ordinal.
        preposition = "со " if _numbers(part)[2] == 2 else "с "
        return "примерно " * part.endswith("~") + preposition + self._genitive(part, not same_year)

    def finish(self, part: str, same_year: bool) -> str:
        return "примерно " * part.endswith("~") + "по " + self._accusative(part)

    def bound(self, part: str) -> str:
        return self._genitive(part)

    def _genitive(self, part: str, with_year: bool = True) -> str:
        year, month, day = _numbers(part)
        words = [str(day)] * bool(day) + [_RU_GENITIVE[month - 1]] * bool(month) + [f"{year} года"] * with_year
        return " ".join(words)

    def _accusative(self, part: str) -> str:
        year, month, day = _numbers(part)
        if day:
            return self._genitive(part)
        return f"{_RU[month - 1]} {year} года" if month else f"{year} год"


class _Kazakh:
    def plain(self, part: str) -> str:
        return "шамамен " * part.endswith("~") + self._date(part)

    def begin(self, part: str, same_year: bool) -> str:
        return self.plain(part) + _ending(part, _KK_ABLATIVE, "дан")

    def finish(self, part: str, same_year: bool) -> str:
        about = "шамамен " * part.endswith("~")
        return about + self._date(part, not same_year) + _ending(part, _KK_DATIVE, "ға") + " дейін"

    def bound(self, part: str) -> str:
        return self.begin(part, same_year=False)

    def _date(self, part: str, with_year: bool = True) -> str:
        year, month, day = _numbers(part)
        if not month:
            return f"{year} жыл"
        return " ".join([f"{year} жылғы"] * with_year + [str(day)] * bool(day) + [_KK[month - 1]])


def _ending(part: str, of_months: Sequence[str], of_year: str) -> str:
    _, month, _ = _numbers(part)
    return of_months[month - 1] if month else of_year


_LANGUAGES: Final[dict[Lang, _Language]] = {"en": _English(), "ru": _Russian(), "kk": _Kazakh()}
