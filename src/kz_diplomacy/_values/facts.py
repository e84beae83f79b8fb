"""The facts that an article states: texts, quantities, claims, places and participants."""

# No "from __future__ import annotations": the codec reads these types, and they stay real.
import attrs

from .._public import public
from ..errors import Description, QueryError, data_error
from .citations import Cited, voices
from .vocabulary import LARGEST_NUMBER, CountryCode, Id, Lang, Part, PlaceKind, Qualifier, Unit, Voice


@public
@attrs.frozen
class Text:
    """A wording in Kazakh, Russian and English, each written for itself. At least one is there.

    ``str(text)`` is the English one, or the best there is.

    Raises:
        DataError: All three are empty.

    >>> from kz_diplomacy import Text
    >>> text = Text(kk="елші", ru="посол", en="ambassador")
    >>> text["ru"], text.best("kk", "ru"), str(text)
    ('посол', 'елші', 'ambassador')
    """

    kk: str = ""
    """Kazakh; empty where it is not written in Kazakh."""
    ru: str = ""
    """Russian; empty where it is not written in Russian."""
    en: str = ""
    """English; empty where it is not written in English."""

    def __attrs_post_init__(self) -> None:
        if not (self.en or self.ru or self.kk):
            raise data_error(Description("no wording at all"), "text in kk, ru or en")

    def __getitem__(self, lang: Lang) -> str:
        if lang == "en":
            return self.en
        if lang == "ru":
            return self.ru
        if lang == "kk":
            return self.kk
        raise QueryError(lang, "a language: kk, ru or en")

    def best(self, *langs: Lang) -> str:
        """The first of these languages that is there, else English, Russian or Kazakh, whichever is.

        >>> Text(kk="елші", ru="посол").best("en")
        'посол'
        """
        return next(filter(None, (self[lang] for lang in (*langs, "en", "ru", "kk"))))

    def __str__(self) -> str:
        return self.best()


@public
@attrs.frozen(kw_only=True)
class Quantity:
    """A number of the source, with what it counts and how it is hedged.

    Bounds are inclusive, but for the side that the qualifier opens: *more than 1,000* is ``low=1000, high=None``,
    *nearly eight* is ``low=None, high=8``. Numbers are as the source has them; a share is in percent.

    Raises:
        DataError: The bounds do not fit each other or the qualifier.

    >>> from kz_diplomacy import Quantity, Text
    >>> Quantity(label=Text(en="citizens brought home"), low=607, high=607, unit="person", qualifier="exact").high
    607
    """

    label: Text
    """What is counted."""
    low: int | float | None = None
    """The least it can be; None where that side is open."""
    high: int | float | None = None
    """The most it can be; None where that side is open."""
    unit: Unit
    """What one of it is."""
    qualifier: Qualifier
    """How the source hedges the number."""
    evidence: tuple[Cited, ...] = ()
    """The sentences that it rests on, in source and text order."""

    def __attrs_post_init__(self) -> None:
        low, high, qualifier = self.low, self.high, self.qualifier
        for name, number in (("low", low), ("high", high)):
            if number is not None and not abs(number) <= LARGEST_NUMBER:
                raise data_error(number, "a finite number of at most 64 bits", path=f"$.{name}")
        if low is None and high is None:
            raise data_error(_bounds(low, high), "a number", "give low, high or both")
        if qualifier == "nearly" and (low is not None or high is None):
            raise data_error(_bounds(low, high), "for nearly: only high", "move the number to high")
        if qualifier == "more_than" and (low is None or high is not None):
            raise data_error(_bounds(low, high), "for more_than: only low", "move the number to low")
        if low is not None and high is not None and low > high:
            raise data_error(_bounds(low, high), "low to be no more than high", "exchange the two")

    @property
    def voices(self) -> tuple[Voice | str, ...]:
        """Whose number it is, by its evidence: narration, reported, quoted, heading or reference.

        >>> from kz_diplomacy import load
        >>> load().roles["press-secretary"].quantities[0].voices
        ('narration',)
        """
        return voices(self.evidence)


def _bounds(low: float | None, high: float | None) -> Description:
    return Description(
        " and ".join(f"{name} {'none' if n is None else n}" for name, n in (("low", low), ("high", high)))
    )


@public
@attrs.frozen
class Claim:
    """One thing that a statement asserts, asks or urges, in our own words.

    It is no quotation, and nobody vouches for it but the speaker.

    >>> from kz_diplomacy import Claim, Text
    >>> str(Claim(Text(en="The way is long.")).text)
    'The way is long.'
    """

    text: Text
    """The claim."""
    evidence: tuple[Cited, ...] = ()
    """The sentences that it rests on, in source and text order."""

    @property
    def voices(self) -> tuple[Voice | str, ...]:
        """Whose claim it is, by its evidence.

        >>> from kz_diplomacy import load
        >>> load().statements["farewell-words"].claims[0].voices
        ('quoted',)
        """
        return voices(self.evidence)


@public
@attrs.frozen
class Place:
    """A place that the source names.

    >>> from kz_diplomacy import Place, Text
    >>> Place(Text(en="Kabul"), "city").country is None
    True
    """

    name: Text
    """Its name."""
    kind: PlaceKind
    """What kind of place it is."""
    country: CountryCode | None = None
    """The country that it lies in; None unless the source itself says so."""


@public
@attrs.frozen
class Participant:
    """Someone's part in an event.

    >>> from kz_diplomacy import Participant
    >>> Participant("aibek-smadiyarov", "actor").part
    'actor'
    """

    who: Id
    """The id of an official, of a role (so that an unnamed holder can take part) or of an organization."""
    part: Part
    """What they were to the event."""
