"""Which fields refer to records is told by their types: to which kinds, and whether to many."""

from kz_diplomacy import Event, Official, Organization, Record, Role, Source, Statement, Topic
from kz_diplomacy._io.linker import REFERENCES, _references
from kz_diplomacy._records.kinds import KINDS

EXPECTED: dict[type[Record], dict[str, tuple[tuple[type[Record], ...], bool]]] = {
    Source: {},
    Topic: {"broader": ((Topic,), False)},
    Organization: {"parent": ((Organization,), False)},
    Official: {},
    Role: {"official": ((Official,), False), "organization": ((Organization,), False)},
    Event: {"topics": ((Topic,), True), "part_of": ((Event,), False)},
    Statement: {
        "speaker": ((Official, Organization), False),
        "role": ((Role,), False),
        "occasion": ((Event,), False),
        "events": ((Event,), True),
        "topics": ((Topic,), True),
        "organizations": ((Organization,), True),
        "restates": ((Statement,), False),
    },
}


def test_each_kind_refers_by_the_fields_that_its_class_says() -> None:
    """No other list is kept anywhere."""
    assert EXPECTED == {kind: _references(kind) for kind in KINDS.values()} == REFERENCES
