"""Dates in words: every form and every month, in Kazakh, Russian and English."""

import re
from itertools import product

import pytest
from helpers.dates import Written, whens
from hypothesis import given
from hypothesis import strategies as st

from kz_diplomacy import Lang, When, WhenError

LANGS: tuple[Lang, ...] = ("kk", "ru", "en")

# The whole words, so that an ending that is wrong for one month shows.
ENGLISH = "January February March April May June July August September October November December".split()
RUSSIAN = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split()
RUSSIAN_GENITIVE = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
KAZAKH = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split()
KAZAKH_ABLATIVE = (
    "қаңтардан ақпаннан наурыздан сәуірден мамырдан маусымнан "
    "шілдеден тамыздан қыркүйектен қазаннан қарашадан желтоқсаннан"
).split()
KAZAKH_DATIVE = (
    "қаңтарға ақпанға наурызға сәуірге мамырға маусымға шілдеге тамызға қыркүйекке қазанға қарашаға желтоқсанға"
).split()
MONTHS = [
    (f"{number:02}", *names)
    for number, names in enumerate(
        zip(ENGLISH, RUSSIAN, RUSSIAN_GENITIVE, KAZAKH, KAZAKH_ABLATIVE, KAZAKH_DATIVE, strict=True), start=1
    )
]
by_month = pytest.mark.parametrize(
    ("number", "en", "ru", "ru_genitive", "kk", "kk_ablative", "kk_dative"), MONTHS, ids=ENGLISH
)

# text: Kazakh, Russian, English.
WORDS = {
    "2018": ("2018 жыл", "2018 год", "2018"),
    "0987": ("987 жыл", "987 год", "987"),
    "2025-03": ("2025 жылғы наурыз", "март 2025 года", "March 2025"),
    "2025-12-09": ("2025 жылғы 9 желтоқсан", "9 декабря 2025 года", "9 December 2025"),
    "2020/2020-05": ("2020 жылдан 2020 жылғы мамырға дейін", "с 2020 года по май 2020 года", "from 2020 to May 2020"),
    "2018~": ("шамамен 2018 жыл", "около 2018 года", "about 2018"),
    "2025-03~": ("шамамен 2025 жылғы наурыз", "около марта 2025 года", "about March 2025"),
    "2025-12-09~": ("шамамен 2025 жылғы 9 желтоқсан", "около 9 декабря 2025 года", "about 9 December 2025"),
    "2020/2022": ("2020 жылдан 2022 жылға дейін", "с 2020 года по 2022 год", "from 2020 to 2022"),
    "2020-01/2020-03": (
        "2020 жылғы қаңтардан наурызға дейін",
        "с января по март 2020 года",
        "from January to March 2020",
    ),
    "2020-01/2021-03": (
        "2020 жылғы қаңтардан 2021 жылғы наурызға дейін",
        "с января 2020 года по март 2021 года",
        "from January 2020 to March 2021",
    ),
    "2020-01-05/2020-01-07": (
        "2020 жылғы 5 қаңтардан 7 қаңтарға дейін",
        "с 5 января по 7 января 2020 года",
        "from 5 January to 7 January 2020",
    ),
    "2020-01-02/2020-03": (
        "2020 жылғы 2 қаңтардан наурызға дейін",
        "со 2 января по март 2020 года",
        "from 2 January to March 2020",
    ),
    "2020-01/2020": (
        "2020 жылғы қаңтардан 2020 жылға дейін",
        "с января 2020 года по 2020 год",
        "from January 2020 to 2020",
    ),
    "2018/2025-12-09": (
        "2018 жылдан 2025 жылғы 9 желтоқсанға дейін",
        "с 2018 года по 9 декабря 2025 года",
        "from 2018 to 9 December 2025",
    ),
    "2020~/2022": (
        "шамамен 2020 жылдан 2022 жылға дейін",
        "примерно с 2020 года по 2022 год",
        "from about 2020 to 2022",
    ),
    "2020-01/2020-03~": (
        "2020 жылғы қаңтардан шамамен 2020 жылғы наурызға дейін",
        "с января 2020 года примерно по март 2020 года",
        "from January 2020 to about March 2020",
    ),
    "2021/": (
        "2021 жылдан бастап, қашан аяқталғаны белгісіз",
        "с 2021 года, окончание неизвестно",
        "from 2021, end not known",
    ),
    "2021-05~/": (
        "шамамен 2021 жылғы мамырдан бастап, қашан аяқталғаны белгісіз",
        "примерно с мая 2021 года, окончание неизвестно",
        "from about May 2021, end not known",
    ),
    "2021/..": ("2021 жылдан бері жалғасып келеді", "с 2021 года, продолжается", "from 2021, ongoing"),
    "2021-05-02/..": (
        "2021 жылғы 2 мамырдан бері жалғасып келеді",
        "со 2 мая 2021 года, продолжается",
        "from 2 May 2021, ongoing",
    ),
    "[2020..2022]": (
        "2020 жылдан 2022 жылға дейінгі аралықтағы бір кез",
        "в какой-то момент в период с 2020 года по 2022 год",
        "at some point from 2020 to 2022",
    ),
    "[2020-01..2020-03]": (
        "2020 жылғы қаңтардан наурызға дейінгі аралықтағы бір кез",
        "в какой-то момент в период с января по март 2020 года",
        "at some point from January to March 2020",
    ),
    "[..2024]": ("2024 жылдан кеш емес", "не позднее 2024 года", "2024 or earlier"),
    "[2025-03..]": ("2025 жылғы наурыздан ерте емес", "не ранее марта 2025 года", "March 2025 or later"),
}


@pytest.mark.parametrize(("text", "words"), WORDS.items(), ids=list(WORDS))
def test_every_form_reads_well_in_each_language(text: str, words: tuple[str, str, str]) -> None:
    """A date in words is what a text in that language would have."""
    when = When(text)

    assert words == tuple(when.words(lang) for lang in LANGS)


def test_english_is_what_words_are_without_a_language() -> None:
    """``words()`` is English."""
    assert When("2025-12-09").words() == "9 December 2025"


@by_month
def test_each_month_is_named(
    number: str, en: str, ru: str, ru_genitive: str, kk: str, kk_ablative: str, kk_dative: str
) -> None:
    """A month alone stands in the nominative; with a day Russian has the genitive, and Kazakh keeps the nominative."""
    month, day = When(f"2025-{number}"), When(f"2025-{number}-09")

    assert (f"2025 жылғы {kk}", f"{ru} 2025 года", f"{en} 2025") == tuple(map(month.words, LANGS))
    assert (f"2025 жылғы 9 {kk}", f"9 {ru_genitive} 2025 года", f"9 {en} 2025") == tuple(map(day.words, LANGS))
    assert f"около {ru_genitive} 2025 года" == When(f"2025-{number}~").words("ru")


@by_month
def test_each_month_has_its_ending_where_a_span_begins(
    number: str, en: str, ru: str, ru_genitive: str, kk: str, kk_ablative: str, kk_dative: str
) -> None:
    """A beginning is in the ablative in Kazakh and in the genitive in Russian, with and without a day."""
    month, day = When(f"2025-{number}/2026"), When(f"2025-{number}-09/2026")

    assert (
        f"2025 жылғы {kk_ablative} 2026 жылға дейін",
        f"с {ru_genitive} 2025 года по 2026 год",
        f"from {en} 2025 to 2026",
    ) == tuple(map(month.words, LANGS))
    assert (
        f"2025 жылғы 9 {kk_ablative} 2026 жылға дейін",
        f"с 9 {ru_genitive} 2025 года по 2026 год",
        f"from 9 {en} 2025 to 2026",
    ) == tuple(map(day.words, LANGS))
    assert f"2025 жылғы {kk_ablative} бері жалғасып келеді" == When(f"2025-{number}/..").words("kk")


@by_month
def test_each_month_has_its_ending_where_a_span_ends(
    number: str, en: str, ru: str, ru_genitive: str, kk: str, kk_ablative: str, kk_dative: str
) -> None:
    """An end is in the dative in Kazakh, and in Russian in the accusative, which is a genitive after a day."""
    month, day = When(f"2024/2025-{number}"), When(f"2024/2025-{number}-09")

    assert (
        f"2024 жылдан 2025 жылғы {kk_dative} дейін",
        f"с 2024 года по {ru} 2025 года",
        f"from 2024 to {en} 2025",
    ) == tuple(map(month.words, LANGS))
    assert (
        f"2024 жылдан 2025 жылғы 9 {kk_dative} дейін",
        f"с 2024 года по 9 {ru_genitive} 2025 года",
        f"from 2024 to 9 {en} 2025",
    ) == tuple(map(day.words, LANGS))


@by_month
def test_each_month_has_its_ending_as_a_bound(
    number: str, en: str, ru: str, ru_genitive: str, kk: str, kk_ablative: str, kk_dative: str
) -> None:
    """A bound of a moment is in the ablative in Kazakh and in the genitive in Russian."""
    since, until = When(f"[2025-{number}..]"), When(f"[..2025-{number}-09]")

    assert (
        f"2025 жылғы {kk_ablative} ерте емес",
        f"не ранее {ru_genitive} 2025 года",
        f"{en} 2025 or later",
    ) == tuple(map(since.words, LANGS))
    assert (
        f"2025 жылғы 9 {kk_ablative} кеш емес",
        f"не позднее 9 {ru_genitive} 2025 года",
        f"9 {en} 2025 or earlier",
    ) == tuple(map(until.words, LANGS))


@pytest.mark.parametrize("day", range(1, 32))
def test_only_before_the_second_russian_says_so(day: int) -> None:
    """«Со» stands before «второго», «с» before every other day of the month."""
    preposition = "со" if day == 2 else "с"

    assert f"{preposition} {day} января 2020 года, продолжается" == When(f"2020-01-{day:02}/..").words("ru")


@pytest.mark.parametrize("lang", LANGS)
def test_no_two_dates_read_alike(lang: Lang) -> None:
    """Words lose nothing: two dates that differ differ in words too."""
    parts = ["2020", "2021", "2020-01", "2020-02", "2021-01", "2020-01-02", "2020-01-03", "2020-02-02", "2021-01-02"]
    about = [*parts, *(f"{part}~" for part in parts)]
    texts = [*about, *(f"{start}/{end}" for start, end in product(about, [*about, "", ".."]))]
    texts += [f"[{start}..{end}]" for start, end in product([*parts, ""], repeat=2)]
    words: dict[str, str] = {}
    for text in texts:
        try:
            when = When(text)
        except WhenError:
            continue
        assert text == words.setdefault(when.words(lang), text)
    assert len(words) > 300


@given(whens, st.sampled_from(LANGS))
def test_every_date_has_words(written: Written, lang: Lang) -> None:
    """Words have the years of the date and no others, single blanks, and letters of their own script only."""
    words = When(written.text).words(lang)

    assert words == " ".join(words.split())
    assert {int(year) for year in re.findall(r"\d{4}", written.text)} <= {int(n) for n in re.findall(r"\d+", words)}
    assert ({int(n) for n in re.findall(r"\d+", written.text)} | {0}) >= {int(n) for n in re.findall(r"\d+", words)}
    assert not re.search("[Ѐ-ӿ]" if lang == "en" else "[A-Za-z]", words)
    assert not set("[]/~") & set(words)
