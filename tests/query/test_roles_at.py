"""Who was he when he said it: the answers for the eight quotations, worked out by hand from the article."""

import attrs
import pytest

import kz_diplomacy
from kz_diplomacy import Dataset, QueryError, UnknownIdError, When, WhenError

NO_DATE = "the article does not say when this was said"
OPEN = ("envoy-class-ii", "afghanistan-aid-delegation-member", "consular-service-specialist")

# Quotation: what he certainly was, what he possibly was too, or why there is no answer.
#
# Certain is only what has both ends and covers every day of the date: press secretary from the end of 2018 (3.2) to the
# first of 2025, chairman from the end of March 2025 (4.1) to 9 December (2.1). Director (4.1), envoy (5.3), the
# delegation (18.1) and the specialist's post of 2006 (3.1) have no end, so they are possible ever after.
ANSWERS: dict[str, tuple[tuple[str, ...], tuple[str, ...], str | None]] = {
    "on-wuhan-evacuation": ((), (), NO_DATE),
    "on-closed-borders": ((), (), NO_DATE),
    "not-your-war": (("press-secretary",), ("communications-department-director", *OPEN), None),
    "on-almaty-talks": (("press-secretary",), ("communications-department-director", *OPEN), None),
    "on-meeting-costs": ((), (), NO_DATE),
    "on-women-diplomats": (("press-secretary",), ("communications-department-director", *OPEN), None),
    "on-eu-visa-talks": (
        (),
        (
            "committee-chairman-and-spokesperson",
            "communications-department-director",
            "envoy-class-ii",
            "afghanistan-aid-delegation-member",
            "press-secretary",
            "consular-service-specialist",
        ),
        None,
    ),
    "farewell-words": (
        ("committee-chairman-and-spokesperson",),
        (
            "communications-department-director",
            "envoy-class-ii",
            "afghanistan-aid-delegation-member",
            "press-secretary",
            "consular-service-specialist",
        ),
        None,
    ),
}


@pytest.mark.parametrize("id", ANSWERS)
def test_who_was_he_when_he_said_it(id: str, ds: Dataset) -> None:
    """The roles that he held for sure, those that he can have held, latest begun first; or why there is no answer."""
    answer = ds.roles_at(id)

    assert ANSWERS[id] == (answer.certainly.ids, answer.possibly.ids, answer.reason)


def test_every_quotation_has_its_answer(ds: Dataset) -> None:
    """The table has all eight."""
    assert {*ds.statements.where(kind="direct").ids} == {*ANSWERS}


def test_a_statement_can_be_given_as_record_or_id(ds: Dataset) -> None:
    """Both ask the same."""
    assert ds.roles_at(ds.statements["farewell-words"]) == ds.roles_at("farewell-words")


def test_a_period_is_asked_for_one_official_or_for_all(ds: Dataset) -> None:
    """Without a statement, a date and an official; without official, everyone."""
    his = ds.roles_at("2024-04", "aibek-smadiyarov")

    assert his.certainly.ids == ("press-secretary",)
    assert his == ds.roles_at("2024-04", ds.officials[0])
    assert his == ds.roles_at("2024-04")

    invented, _ = kz_diplomacy.example()
    assert {"guild-master", "harbour-master", "tide-gauge-reader"} == {*invented.roles_at("2016").possibly.ids}
    assert ("harbour-master",) == invented.roles_at("2016", "osric-venn").possibly.ids


def test_without_a_day_for_sure_nothing_is_certain(ds: Dataset) -> None:
    """An open or approximate date is covered by no tenure on every day."""
    assert ds.roles_at("[2020..]", "aibek-smadiyarov").certainly.ids == ()
    assert ds.roles_at("2020~", "aibek-smadiyarov").certainly.ids == ()
    assert "press-secretary" in ds.roles_at("2020~", "aibek-smadiyarov").possibly


def test_before_the_first_role_there_is_none(ds: Dataset) -> None:
    """What had not begun is not possible."""
    answer = ds.roles_at("2005", "aibek-smadiyarov")

    assert (answer.certainly.ids, answer.possibly.ids, answer.reason) == ((), (), None)


def test_roles_without_a_start_come_last(ds: Dataset) -> None:
    """The latest start comes first."""
    role = ds.roles["press-secretary"]
    tenures = {"unknown": (None, "2030"), "early": ("2001", None), "late": ("2005", None)}
    roles = [
        attrs.evolve(role, id=id, start=When(start) if start else None, end=When(end) if end else None)
        for id, (start, end) in tenures.items()
    ]

    assert ("late", "early", "unknown") == attrs.evolve(ds, roles=ds.roles.of(roles)).roles_at("2010").possibly.ids


def test_what_has_no_date_is_in_no_answer(ds: Dataset) -> None:
    """The embassy posts, of which no year is said, are neither certain nor possible."""
    answer = ds.roles_at("2015")

    assert "embassy-posts" not in answer.certainly
    assert "embassy-posts" not in answer.possibly


def test_without_an_official_as_speaker_there_is_no_answer(ds: Dataset) -> None:
    """A heading whose speaker is not named, and what an organization said, have none."""
    answer = ds.roles_at("heading-kabul-weather")
    ministry = attrs.evolve(ds.statements["farewell-words"], speaker=ds.organizations["mfa"])

    assert (
        answer.certainly.ids,
        answer.possibly.ids,
        answer.reason,
    ) == ((), (), "the article names no official as its speaker")
    assert ds.roles_at(ministry).reason == "the article names no official as its speaker"


def test_a_wrong_question_is_one_clear_error(ds: Dataset) -> None:
    """An unknown official, a text that is neither id nor date, and a second official are told."""
    with pytest.raises(UnknownIdError, match="no official has the id"):
        ds.roles_at("2024", "nobody")
    with pytest.raises(UnknownIdError, match='no statement has the id "farewel-words"; did you mean "farewell-words"'):
        ds.roles_at("farewel-words")
    with pytest.raises(WhenError, match='"yesterday" is not a date'):
        ds.roles_at("yesterday")
    with pytest.raises(QueryError, match="found 0, expected a record or an id: official"):
        ds.roles_at("2024", 0)  # type: ignore[arg-type]
    with pytest.raises(QueryError, match='found 2024, expected a date: write "2024"'):
        ds.roles_at(2024)  # type: ignore[arg-type]
    with pytest.raises(QueryError, match='found the topic "visas", expected a statement or a date'):
        ds.roles_at(ds.topics["visas"])  # type: ignore[arg-type]
    with pytest.raises(QueryError, match='found the event "operation-zhusan", expected a statement or a date'):
        ds.roles_at("operation-zhusan")
    told = 'found "aibek-smadiyarov", expected no official beside a statement: a statement has its speaker'
    with pytest.raises(QueryError, match=f"^{told}$"):
        ds.roles_at("farewell-words", "aibek-smadiyarov")


def test_the_answer_is_part_of_the_public_api() -> None:
    """Its class can be named in annotations."""
    assert isinstance(kz_diplomacy.load().roles_at("2024"), kz_diplomacy.RolesAt)


def test_a_date_is_a_date_whatever_ids_there_are(ds: Dataset) -> None:
    """A topic that is called 2024 does not stand in the way of the year."""
    topic = attrs.evolve(ds.topics[0], id="2024")
    other = attrs.evolve(ds, topics=ds.topics.of([*ds.topics, topic]))

    assert other.roles_at("2024").certainly.ids == ds.roles_at("2024").certainly.ids


def test_an_official_of_the_base_can_be_asked_for(ds: Dataset) -> None:
    """A dataset over a base knows the base's officials, though it holds none of their roles."""
    mine = attrs.evolve(ds, officials=ds.officials[:0], roles=ds.roles[:0], base=ds.known)

    assert () == mine.roles_at("2024", "aibek-smadiyarov").certainly.ids
