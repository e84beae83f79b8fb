"""One clear error for each question that makes no sense."""

from collections.abc import Callable

import pytest

import kz_diplomacy
from kz_diplomacy import (
    FieldError,
    QueryError,
    Reference,
    UnknownIdError,
    When,
    WhenError,
)

DS = kz_diplomacy.load()


WRONG: dict[str, tuple[Callable[[], object], type[Exception], str]] = {
    "a number as a date": (lambda: DS.events.during(2020), QueryError, 'found 2020, expected a date: write "2020"'),  # type: ignore[arg-type]
    "a month that is none": (
        lambda: DS.events.during("2020-13"),
        WhenError,
        '"2020-13" is not a date: there is no month 13: months run from 01 to 12',
    ),
    "an unknown topic": (
        lambda: DS.events.about("vsas"),
        UnknownIdError,
        'no topic has the id "vsas"; did you mean "visas"?',
    ),
    "an unknown country": (
        lambda: DS.events.country("XX"),
        QueryError,
        'found "XX", expected an ISO 3166-1 alpha-2 code: write two capitals, such as KZ',
    ),
    "an unknown event": (lambda: DS.statements.on("nothing"), UnknownIdError, 'no event has the id "nothing"'),
    "an unknown official": (
        lambda: DS.roles.held_by("aibek-smadiarov"),
        UnknownIdError,
        'no official has the id "aibek-smadiarov"; did you mean "aibek-smadiyarov"?',
    ),
    "a record of a wrong kind": (
        lambda: DS.statements.by(DS.topics["visas"]),  # type: ignore[arg-type]
        QueryError,
        'found the topic "visas", expected a record or an id: official or organization',
    ),
    "what is no record": (lambda: DS.statements.on(3), QueryError, "found 3, expected a record or an id: event"),  # type: ignore[arg-type]
    "a misspelt word": (
        lambda: DS.statements.where(kind="dirct"),  # type: ignore[arg-type]
        QueryError,
        'found "dirct", expected one of direct, indirect, heading: did you mean "direct" or "indirect"?',
    ),
    "a word that is none": (
        lambda: DS.statements.where(kind=3),  # type: ignore[arg-type]
        QueryError,
        "found 3, expected one of direct, indirect, heading",
    ),
    "a misspelt field": (
        lambda: DS.statements.where(knd="direct"),  # type: ignore[call-arg]
        FieldError,
        'a statement has no field "knd"; did you mean "kind"?',
    ),
    "evidence, which is asked by resting_on": (
        lambda: DS.statements.where(evidence={}),  # type: ignore[call-arg]
        FieldError,
        'a statement has no field "evidence"',
    ),
    "what a source leaves uncited, which no query asks for": (
        lambda: DS.sources.where(uncited={}),  # type: ignore[call-arg]
        FieldError,
        'a source has no field "uncited"',
    ),
    "several values at once": (
        lambda: DS.events.where(topics=("visas",)),  # type: ignore[arg-type]
        QueryError,
        "found an array of 1, expected one value: ask for one of several at a time",
    ),
    "a country in where": (
        lambda: DS.statements.where(countries="kz"),
        QueryError,
        'found "kz", expected an ISO 3166-1 alpha-2 code: write two capitals, such as KZ',
    ),
    "a text that is none": (lambda: DS.topics.where(label=3), QueryError, "found 3, expected a value of type Text"),  # type: ignore[arg-type]
    "a title that is none": (lambda: DS.sources.where(title=3), QueryError, "found 3, expected a value of type str"),  # type: ignore[arg-type]
    "a length that is none": (
        lambda: DS.sources.where(length=True),
        QueryError,
        "found true, expected a value of type int",
    ),
    "a language that is none": (
        lambda: DS.officials.where(languages=3),  # type: ignore[arg-type]
        QueryError,
        "found 3, expected a value of type str",
    ),
    "a place that is none": (lambda: DS.events.where(places=3), QueryError, "found 3, expected a value of type Place"),  # type: ignore[arg-type]
    "a participant that is none": (
        lambda: DS.events.where(participants=3),  # type: ignore[arg-type]
        QueryError,
        "found 3, expected a value of type Participant",
    ),
    "a date in where": (
        lambda: DS.events.where(when="2024-4"),
        WhenError,
        '"2024-4" is not a date: write 2024-04',
    ),
    "dates that are compared": (
        lambda: DS.roles["press-secretary"].start < When("2024"),  # type: ignore[operator]
        QueryError,
        'found a comparison of the date "2018", expected one of days: '
        "compare .earliest or .latest, or ask a collection .during(...)",
    ),
    "a sentence that there is not": (
        lambda: DS.resting_on("kazinform#99.1"),
        QueryError,
        'found "kazinform#99.1", expected a sentence of kazinform',
    ),
    "a source that there is not": (
        lambda: DS.resting_on("kazinforms#1.1"),
        QueryError,
        'found the source "kazinforms", expected a source of this dataset',
    ),
    "what is no address": (
        lambda: DS.resting_on("3.1!"),
        QueryError,
        'found "3.1!", expected an address: write kazinform#3.1, a run kazinform#3.1-3.4, '
        "or a whole source such as zakon-kz",
    ),
    "a reference to no source": (
        lambda: DS.resting_on(Reference("nobody")),
        QueryError,
        'found the source "nobody", expected a source of this dataset',
    ),
    "an unknown participant": (
        lambda: DS.events.where(participants="aibek-smadiarov"),
        UnknownIdError,
        'no official or role or organization has the id "aibek-smadiarov"; did you mean "aibek-smadiyarov"?',
    ),
    "a passage that is none": (
        lambda: DS.statements.where(passage=3),  # type: ignore[arg-type]
        QueryError,
        "found 3, expected a value of type Passage",
    ),
    "what is no source": (
        lambda: DS.resting_on(3),  # type: ignore[arg-type]
        QueryError,
        "found 3, expected an address, a passage or a source: write kazinform#3.1",
    ),
    "certainty without a period": (
        lambda: DS.timeline(certainly=True),
        QueryError,
        "found certainly without a period, expected during beside it: say in which period",
    ),
    "an unknown record": (
        lambda: DS.referring_to("vsas"),
        UnknownIdError,
        'no record has the id "vsas"; did you mean "visas"?',
    ),
}


@pytest.mark.parametrize(("ask", "kind", "message"), WRONG.values(), ids=WRONG)
def test_a_wrong_question_is_one_clear_error(ask: Callable[[], object], kind: type[Exception], message: str) -> None:
    """Each says what was found, what is expected, and what may have been meant."""
    with pytest.raises(kind) as error:
        ask()

    assert message == str(error.value)
