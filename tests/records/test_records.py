"""Records: compared and printed as their JSON is, hashed by kind and id, and never changed."""

import copy
import pickle
import sys
import typing

import attrs
import pytest

import kz_diplomacy
from kz_diplomacy import (
    DataError,
    Event,
    Evidence,
    FieldError,
    Official,
    Organization,
    Participant,
    Passage,
    Record,
    Reference,
    Role,
    Source,
    Statement,
    Text,
    Topic,
    When,
)
from kz_diplomacy._records.kinds import RECORD_TYPES

DATA = kz_diplomacy.load()
RECORDS = [record for kind in RECORD_TYPES for record in getattr(DATA, kind)]
by_id = pytest.mark.parametrize("record", RECORDS, ids=[record.id for record in RECORDS])


def topic(id: str = "tides", en: str = "Tides", broader: Topic | None = None) -> Topic:
    return Topic(id=id, label=Text(en=en), broader=broader)


@by_id
def test_a_record_survives_pickling(record: Record) -> None:
    """A pickled record comes back equal, with an equal hash, and its evidence still knows the fields."""
    back = pickle.loads(pickle.dumps(record))

    assert (record, hash(record), repr(record)) == (back, hash(back), repr(back))
    assert record.evidence == back.evidence
    assert back.evidence["id"] == ()


@by_id
def test_a_record_is_its_own_copy(record: Record) -> None:
    """Nothing can change a record, so a copy is the record itself."""
    assert copy.copy(record) is record
    assert copy.deepcopy(record) is record


@by_id
def test_no_field_of_a_record_can_be_set_or_deleted(record: Record) -> None:
    """Every attempt to write to a record is an error."""
    for name in (*record.fields, "other"):
        with pytest.raises(AttributeError):
            setattr(record, name, None)
        with pytest.raises(AttributeError):
            delattr(record, name)
    assert not hasattr(record, "__dict__")


@by_id
def test_a_record_prints_short(record: Record) -> None:
    """A record prints in at most 300 characters whatever it refers to, without its evidence."""
    assert len(repr(record)) <= 300
    assert "evidence" not in repr(record)
    assert repr(record).startswith(f"{type(record).__name__}(id='{record.id}'")


@by_id
def test_everything_in_a_record_is_immutable(record: Record) -> None:
    """From a record one reaches tuples, read-only mappings and frozen values, and never a list, a dict or a set."""
    seen: set[int] = set()
    waiting: list[object] = [record]
    while waiting:
        value = waiting.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        assert not isinstance(value, (list, dict, set, bytearray))
        if attrs.has(type(value)):
            waiting += [getattr(value, field.name) for field in attrs.fields(type(value))]  # type: ignore[arg-type]
        elif isinstance(value, tuple):
            waiting += value
        elif isinstance(value, typing.Mapping):
            waiting += [*value.keys(), *value.values()]


def test_records_compare_by_their_fields() -> None:
    """Two records are equal when kind and every field are."""
    assert topic() == topic()
    assert topic() != topic(en="Ebb and flow")
    assert topic() != Organization(id="tides", name=Text(en="Tides"))
    assert topic() != "tides"


def test_references_compare_by_id() -> None:
    """A reference is compared by id, as in the files, however the record behind it differs."""
    assert topic(broader=topic("sea", "Sea")) == topic(broader=topic("sea", "The sea"))
    assert topic(broader=topic("sea")) != topic(broader=topic("ocean"))
    assert topic(broader=topic("sea")) != topic()


def test_tuples_of_references_compare_by_id() -> None:
    """So do several references, in order."""
    one, other = topic("ebb"), topic("flow")

    assert event(topics=(one, other)) == event(topics=(topic("ebb", "x"), topic("flow", "y")))
    assert event(topics=(one, other)) != event(topics=(other, one))
    assert event(topics=(one,)) != event(topics=())


def event(**fields: typing.Any) -> Event:
    return Event(id="storm", title=Text(en="Storm"), summary=Text(en="A storm."), status="happened", **fields)


def test_evidence_is_compared_too() -> None:
    """Records that say the same on other grounds are not equal."""
    assert event() != event(evidence={"title": (Reference("log"),)})
    assert event(evidence={"title": (Reference("log"),)}) == event(evidence={"title": (Reference("log"),)})


def test_the_hash_is_that_of_kind_and_id() -> None:
    """A record costs nothing to hash, and finds itself in a set whatever its other fields."""
    assert hash(topic()) == hash(topic(en="Other")) == hash(("topic", "tides"))
    assert hash(topic()) != hash(Organization(id="tides", name=Text(en="Tides")))
    assert {topic()} == {topic(), topic()}


def test_a_record_prints_as_its_json() -> None:
    """References print as ids, texts in English, dates as EDTF, longer values by their number."""
    record = event(
        when=When("2024"),
        part_of=event(),
        topics=(topic(),),
        countries=("KZ",),
        participants=(Participant("crew", "actor"), Participant("captain", "actor")),
    )

    assert repr(record) == (
        "Event(id='storm', title='Storm', summary='A storm.', when='2024', status='happened', participants=<2>, "
        "countries=('KZ',), topics=('tides',), part_of='storm')"
    )


def test_a_long_text_is_cut_in_print() -> None:
    """A field takes at most some sixty characters in print."""
    shown = repr(topic(en="x" * 200))

    assert f"Topic(id='tides', label='{'x' * 57}…')" == shown


def test_evidence_given_as_a_plain_mapping_knows_the_fields() -> None:
    """Whoever makes a record hands over a dict, and gets evidence that knows the record's fields."""
    record = event(evidence={"when": (Reference("log"),)})

    assert isinstance(record.evidence, Evidence)
    assert (Reference("log"),) == record.evidence["when"]
    assert record.evidence["title"] == ()
    with pytest.raises(FieldError, match=r'an event has no field "titel"; did you mean "title"\?'):
        record.evidence["titel"]


def test_evidence_for_no_field_is_refused() -> None:
    """A record cannot be made with evidence for a field that it does not have."""
    with pytest.raises(FieldError, match=r'an event has no field "whem"; did you mean "when"\?'):
        event(evidence={"whem": (Reference("log"),)})


def test_evidence_can_be_handed_on() -> None:
    """The evidence of one record may be given to another, which then judges the names by its own fields."""
    role = Role(id="captain", kind="post", title=Text(en="Captain"), evidence={"title": (Reference("log"),)})
    given = topic()
    with pytest.raises(FieldError, match='a topic has no field "title"'):
        attrs.evolve(given, evidence=role.evidence)
    assert event(evidence=role.evidence).evidence.kind == "event"


def test_voices_tell_whose_word_a_field_is() -> None:
    """The voices of a field are those of its evidence, each once, in its order."""
    said = [Passage(source="log", number=f"1.{n}", start=n, end=n + 1, sha256="0" * 64, voice="quoted") for n in (1, 2)]
    record = event(evidence={"title": (*said, Reference("log"))})

    assert record.voices("title") == ("quoted", "reference")
    assert record.voices("note") == ()
    with pytest.raises(FieldError):
        record.voices("notes")


def test_to_dict_is_what_the_file_has() -> None:
    """A record as a dict has its keys in field order, references by id, and nothing that is None or empty."""
    record = event(when=When("2024"), part_of=event(), topics=(topic(),), evidence={"when": (Reference("log"),)})

    assert [*record.to_dict().items()] == [
        ("id", "storm"),
        ("title", {"en": "Storm"}),
        ("summary", {"en": "A storm."}),
        ("when", "2024"),
        ("status", "happened"),
        ("topics", ["tides"]),
        ("part_of", "storm"),
        ("evidence", {"when": ["log"]}),
    ]


def test_to_dict_can_be_changed_without_harm() -> None:
    """What to_dict gives is the caller's own."""
    DATA.topics[0].to_dict().clear()

    assert "id" in DATA.topics[0].to_dict()


@pytest.mark.parametrize("kind", RECORD_TYPES.values(), ids=lambda kind: kind.__name__)
def test_the_types_of_the_fields_are_real(kind: type) -> None:
    """Every annotation can be resolved at run time, id comes first and evidence last."""
    hints = typing.get_type_hints(kind)
    fields = [field.name for field in attrs.fields(kind)]

    assert set(fields) <= set(hints)
    assert (fields[0], fields[-1]) == ("id", "evidence")


def test_the_longest_chain_of_records_can_be_pickled() -> None:
    """Chains of 32 of every kind that can form them, on one another, stay within the recursion limit."""
    official = Official(id="o", name=Text(en="O"), summary=Text(en="O"))
    passage = Passage(source="log", start=0, end=1, sha256="0" * 64)
    link_topic: Topic | None = None
    link_event: Event | None = None
    link: Statement | None = None
    for n in range(32):
        link_topic = Topic(id=f"t{n}", label=Text(en="T"), broader=link_topic)
    for n in range(32):
        assert link_topic
        link_event = attrs.evolve(event(topics=(link_topic,), part_of=link_event), id=f"e{n}")
    for n in range(32):
        assert link_event
        link = Statement(
            id=f"s{n}",
            kind="direct",
            speaker=official,
            summary=Text(en="S"),
            passage=passage,
            events=(link_event,),
            restates=link,
        )

    assert link == pickle.loads(pickle.dumps(link))
    assert sys.getrecursionlimit() == 1000


def test_a_wrong_tenure_cannot_be_made() -> None:
    """A role that ends before it begins is refused, in Python as in a file."""
    with pytest.raises(DataError) as error:
        Role(id="x", kind="post", title=Text(en="X"), start=When("2024"), end=When("2023"))

    assert str(error.value) == '1 fault\n$.end: found "2023", expected an end that is not before the start, "2024"'


def test_the_reference_source_has_no_passages() -> None:
    """A reference is cited as a whole; what would measure an article is None or empty."""
    source = DATA.sources["zakon-kz"]

    assert isinstance(source, Source)
    assert (source.length, source.sha256, source.passages, dict(source.uncited)) == (None, None, (), {})


def test_what_does_not_fit_is_left_out_of_print() -> None:
    """However many fields a record has, and however long, its print ends with a mark that there is more."""
    shown = repr(event(countries=("KZ",) * 40, topics=tuple(topic("t" * 50 + str(n)) for n in range(9))))

    assert len(shown) <= 300
    assert shown.startswith("Event(id='storm', title='Storm'")
    assert len(repr(event(note=Text(en="x" * 500), when=When("2024")))) <= 300


def test_a_record_shows_as_a_table_in_a_notebook() -> None:
    """The HTML has the record's id, and its fields as rows."""
    shown = topic()._repr_html_()

    assert "tides" in shown
    assert "<table" in shown


def test_a_found_passage_is_written_as_a_passage() -> None:
    """What an article has found can stand in a statement, and its file has a passage's fields and no more."""
    _, invented = kz_diplomacy.example()
    found = invented.find("Nobody asks you to row out at night")
    statement = Statement(id="x", kind="direct", summary=Text(en="X"), passage=found)

    assert {"source", "start", "end", "sha256"} == set(statement.to_dict()["passage"])


def test_evidence_of_nothing_is_no_evidence() -> None:
    """A field that is named without a citation is as if it were not named: what is saved loads equal."""
    record = event(evidence={"title": ()})

    assert event() == record
    assert "title" not in record.evidence
    assert "evidence" not in record.to_dict()
