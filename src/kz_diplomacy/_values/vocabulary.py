"""The closed vocabularies, string patterns and number limits of fields."""

from __future__ import annotations

import re
from typing import Annotated, Final, Literal, NamedTuple, TypeAlias, get_args

Lang: TypeAlias = Literal["kk", "ru", "en"]
"""A language of the records: Kazakh, Russian, English."""

LANGS: Final[tuple[Lang, ...]] = get_args(Lang)
"""The three languages, in the order of the data files."""

SourceKind: TypeAlias = Literal["article", "reference"]
"""``article``: a text whose sentences are cited; ``reference``: a source cited as a whole."""

RoleKind: TypeAlias = Literal["post", "rank", "delegation"]
"""A post held, a rank conferred, or a seat in a delegation."""

Status: TypeAlias = Literal["happened", "ongoing", "planned", "proposed", "possible"]
"""How far an event had come when the article was written, as the article has it."""

StatementKind: TypeAlias = Literal["direct", "indirect", "heading"]
"""A quotation, a report in the agency's words, or an editor's wording in quotation marks in a heading."""

Part: TypeAlias = Literal["actor", "addressee", "subject", "present"]
"""What a participant was to an event: who did it, to whom it was addressed, whom it was about, who was there."""

Voice: TypeAlias = Literal["narration", "reported", "quoted", "heading"]
"""Whose words a sentence has: the agency's; the agency's for what someone said; the speaker's; an editor's heading."""

Qualifier: TypeAlias = Literal["exact", "about", "nearly", "more_than"]
"""How a number is hedged in the source; ``exact``: not at all, be it one number or a range."""

Unit: TypeAlias = Literal["person", "state", "year", "hour", "percent", "message_per_hour"]
"""What a quantity counts. Grows by release."""

PlaceKind: TypeAlias = Literal["city", "airport", "region", "country", "other"]
"""What kind of place."""

LARGEST_NUMBER: Final = 2**63 - 1
"""The largest number of a quantity or an offset, on both sides of zero: what every database can hold."""


class StringPattern(NamedTuple):
    """A pattern for strings, with the error texts for a string that does not match it."""

    expected: str
    pattern: re.Pattern[str]
    mend: str = ""


def _pattern(expected: str, pattern: str, mend: str = "") -> StringPattern:
    return StringPattern(expected, re.compile(pattern, re.ASCII), mend)


_SLUG = "[a-z0-9]+(-[a-z0-9]+)*"

Id: TypeAlias = Annotated[
    str,
    _pattern(
        "an id",
        rf"{_SLUG}(\.{_SLUG})?",
        "write small Latin letters and digits joined by hyphens, such as almaty-meeting, or two such joined by a dot",
    ),
]
"""The lasting name of a record: unique over all kinds, never renamed. With one dot in other people's datasets."""

CountryCode: TypeAlias = Annotated[
    str, _pattern("an ISO 3166-1 alpha-2 code", "[A-Z]{2}", "write two capitals, such as KZ")
]
"""A country by its ISO 3166-1 alpha-2 code."""

LanguageTag: TypeAlias = Annotated[
    str,
    _pattern("a BCP 47 language tag", "[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", "write the short code, such as kk"),
]
"""A language by its BCP 47 tag."""

Url: TypeAlias = Annotated[
    str, _pattern("a web address", r"https?://[!-~]+", "write it whole, beginning with https://")
]
"""An address on the web."""

Digest: TypeAlias = Annotated[
    str, _pattern("a SHA-256 digest", "[0-9a-f]{64}", "write 64 hexadecimal digits in small letters")
]
"""The SHA-256 of the UTF-8 bytes of some characters of a canonical text."""

SentenceNumber: TypeAlias = Annotated[
    str,
    _pattern(
        "a sentence number",
        r"[1-9][0-9]{0,5}\.[1-9][0-9]{0,5}c?",
        "write paragraph.sentence, such as 3.1, or 3.1c for its closing cue",
    ),
]
"""``paragraph.sentence``; with ``c`` the agency's cue that closes it."""

COUNTRY_CODES: Final = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY
    BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK
    FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR
    IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK
    ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM
    PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF
    TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
    """.split()
)
"""The assigned codes of ISO 3166-1 alpha-2."""
