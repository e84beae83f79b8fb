"""Generated small datasets of invented people, made as records in Python: every field, every kind of reference."""

from __future__ import annotations

from typing import Any, get_args

import attrs
from hypothesis import strategies as st

from helpers.invented import KINDS, digest
from kz_diplomacy import (
    Claim,
    Dataset,
    Event,
    Events,
    Official,
    Officials,
    Organization,
    Organizations,
    Participant,
    Passage,
    Place,
    Quantity,
    Reference,
    Role,
    Roles,
    Source,
    Sources,
    Statement,
    Statements,
    Text,
    Topic,
    Topics,
    When,
)
from kz_diplomacy._values import vocabulary

ids = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3})?(\.[a-z0-9]{1,3})?", fullmatch=True)
words = st.text(min_size=1, max_size=12)
texts = st.builds(Text, kk=st.just("") | words, ru=st.just("") | words, en=words)
countries = st.sampled_from(sorted(vocabulary.COUNTRY_CODES))
languages = st.sampled_from(["en", "kk", "qaa", "sr-Latn-RS", "zh-Hant-x-1"])
urls = st.from_regex(r"https?://[!-~]{1,20}", fullmatch=True)
digests = words.map(digest)
moments = st.sampled_from(["2018", "2025-03", "2024-02-29", "2024~", "[2020-01..2020-03]", "[..2024]", "[2025-03..]"])
dates = (moments | st.sampled_from(["2020-01/2020-03", "2021/", "2021/..", "0001/9999-12-31"])).map(When)
places = st.builds(Place, texts, st.sampled_from(get_args(vocabulary.PlaceKind)), st.none() | countries)
# Whole numbers of 19 digits behind a minus are left out: what a file may say of them is another test's.
numbers = st.integers(-(10**18) + 1, 2**63 - 1) | st.floats(-1e18, 1e18)


def tuples(of: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, max_size=3).map(tuple)


def some(of: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    """Some of these, each once, in their order."""
    places = st.sets(st.sampled_from(range(len(of))), max_size=4) if of else st.just(set[int]())
    return places.map(lambda chosen: tuple(of[at] for at in sorted(chosen)))


def one(of: Any) -> st.SearchStrategy[Any]:
    """One of these, or none."""
    return st.sampled_from([None, *of])


@st.composite
def articles(draw: st.DrawFn, id: str) -> Source:
    passages, at = [], 0
    for paragraph in range(1, draw(st.integers(2, 4))):
        for sentence in range(1, draw(st.integers(2, 6))):
            end = at + draw(st.integers(3, 9))
            voice = draw(st.sampled_from(get_args(vocabulary.Voice)))
            number = f"{paragraph}.{sentence}"
            passages.append(Passage(source=id, number=number, start=at, end=end, sha256=draw(digests), voice=voice))
            if draw(st.booleans()):
                cue = Passage(source=id, number=f"{number}c", start=end - 2, end=end, sha256=draw(digests), voice=voice)
                passages.append(cue)
            at = end
    numbers = [passage.number for passage in passages if passage.number]
    return Source(
        id=id,
        kind="article",
        **draw(published),
        length=at + draw(st.integers(0, 5)),
        sha256=draw(digests),
        passages=tuple(passages),
        uncited=draw(st.dictionaries(st.sampled_from(numbers), texts, max_size=2)),
    )


published: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "publisher": texts,
        "title": words,
        "language": languages,
        "url": st.none() | urls,
        "published": st.none() | moments.map(When),
        "rights": st.none() | texts,
    }
)


@st.composite
def datasets(draw: st.DrawFn, prefix: str = "") -> Dataset:
    """A dataset in which a record of any kind refers to any that may stand before it."""
    names = iter(draw(st.lists(ids, min_size=15, max_size=15, unique=True)))
    made: dict[str, list[Any]] = {kind: [] for kind in KINDS}

    def name() -> str:
        return prefix + next(names)

    made["sources"].append(draw(articles(name())))
    made["sources"].append(Source(id=name(), kind="reference", **draw(published)))
    citable = [*made["sources"][0].passages, Reference(made["sources"][1].id)]
    cited = some(citable)

    def add(kind: str, record_type: type[Any], /, **fields: st.SearchStrategy[Any]) -> None:
        values = {field: draw(strategy) for field, strategy in fields.items()}
        valued = [field for field, value in values.items() if value is not None and value != ()]
        evidence = {field: draw(cited) for field in draw(some(valued))}
        evidence = {field: rests_on for field, rests_on in evidence.items() if rests_on}
        made[kind].append(record_type(id=name(), evidence=evidence, **values))

    def how_many() -> range:
        return range(draw(st.integers(0, 2)))

    quantities = tuples(
        st.one_of(
            st.builds(
                lambda bounds, **rest: Quantity(low=bounds[0], high=bounds[1], **rest),
                st.tuples(numbers, numbers).map(sorted),
                label=texts,
                unit=st.sampled_from(get_args(vocabulary.Unit)),
                qualifier=st.sampled_from(["exact", "about"]),
                evidence=cited,
            ),
            st.builds(
                Quantity, label=texts, high=numbers, unit=st.just("hour"), qualifier=st.just("nearly"), evidence=cited
            ),
        )
    )
    for _ in how_many():
        add("topics", Topic, label=texts, broader=one(made["topics"]))
    for _ in how_many():
        add(
            "organizations",
            Organization,
            name=texts,
            parent=one(made["organizations"]),
            country=st.none() | countries,
            same_as=tuples(urls),
        )
    for _ in how_many():
        add("officials", Official, name=texts, languages=tuples(languages), summary=texts, same_as=tuples(urls))
    for _ in how_many():
        add(
            "roles",
            Role,
            kind=st.sampled_from(get_args(vocabulary.RoleKind)),
            title=texts,
            official=one(made["officials"]),
            organization=one(made["organizations"]),
            start=one([When("2018"), When("[..2018]")]),
            end=one([When("2018"), When("2025~")]),
            countries=tuples(countries),
            places=tuples(places),
            quantities=quantities,
            summary=st.none() | texts,
            note=st.none() | texts,
        )
    takers = [record.id for kind in ("organizations", "officials", "roles") for record in made[kind]]
    takers_in = st.builds(Participant, st.sampled_from(takers), st.sampled_from(get_args(vocabulary.Part)))
    for _ in how_many():
        add(
            "events",
            Event,
            title=texts,
            summary=texts,
            when=st.none() | dates,
            status=st.sampled_from(get_args(vocabulary.Status)),
            participants=tuples(takers_in) if takers else st.just(()),
            places=tuples(places),
            countries=tuples(countries),
            topics=some(made["topics"]),
            quantities=quantities,
            part_of=one(made["events"]),
            note=st.none() | texts,
        )
    article = made["sources"][0]
    for _ in how_many():
        add(
            "statements",
            Statement,
            kind=st.sampled_from(get_args(vocabulary.StatementKind)),
            speaker=one(made["officials"] + made["organizations"]),
            attribution=st.none() | texts,
            role=one(made["roles"]),
            said=st.none() | dates,
            occasion=one(made["events"]),
            asked=st.none() | texts,
            audience=st.none() | texts,
            summary=texts,
            claims=tuples(st.builds(Claim, texts, cited)),
            passage=st.sampled_from(article.passages).map(lambda at: attrs.evolve(at, number=None, voice=None)),
            events=some(made["events"]),
            topics=some(made["topics"]),
            countries=tuples(countries),
            places=tuples(places),
            organizations=some(made["organizations"]),
            quantities=quantities,
            restates=one(made["statements"]),
            note=st.none() | texts,
        )
    said = [None, "1.0", "MIT AND CC0-1.0"]
    version, license = draw(st.sampled_from(said)), draw(st.sampled_from(said))
    return dataset(**made, name=draw(st.none() | words), version=version, license=license)


def dataset(
    sources: Any = (),
    topics: Any = (),
    organizations: Any = (),
    officials: Any = (),
    roles: Any = (),
    events: Any = (),
    statements: Any = (),
    **said: Any,
) -> Dataset:
    return Dataset(
        sources=Sources(sources),
        topics=Topics(topics),
        organizations=Organizations(organizations),
        officials=Officials(officials),
        roles=Roles(roles),
        events=Events(events),
        statements=Statements(statements),
        **said,
    )
