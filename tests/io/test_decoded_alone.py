"""A record that is read by itself: its references are ids and its evidence addresses, until it is linked."""

from pathlib import Path
from typing import Any

import pytest
from helpers.invented import files, write

from kz_diplomacy import DataError, FieldError, Passage, Record, Role, load
from kz_diplomacy._io.codec import decode
from kz_diplomacy._io.hooks import whole_number
from kz_diplomacy._records.kinds import KINDS
from kz_diplomacy._values.facts import LARGEST_NUMBER

VALUES = [(KINDS[kind], value) for kind, values in files().items() for value in values]


@pytest.mark.parametrize(("kind", "value"), VALUES, ids=[value["id"] for _, value in VALUES])
def test_evidence_knows_the_fields_of_its_record(kind: type[Record], value: dict[str, Any]) -> None:
    """It tells a field without evidence from one that the record does not have."""
    evidence: Any = decode(kind, value).evidence

    assert (kind.kind_name, kind.citable) == (evidence.kind, evidence.fields)
    assert value.get("evidence", {}) == {name: [*evidence[name]] for name in evidence}
    with pytest.raises(FieldError):
        evidence["nothing"]


def test_evidence_still_knows_them_when_it_is_linked(tmp_path: Path) -> None:
    """Addresses have become passages, and the fields are those of the record."""
    role = load(write(tmp_path, files())).roles["head"]

    assert ("role", Role.citable) == (role.evidence.kind, role.evidence.fields)
    assert ["2.1"] == [passage.number for passage in role.evidence["start"] if isinstance(passage, Passage)]


def test_what_is_no_object_is_no_record() -> None:
    """It is told as the one fault, at the record itself."""
    with pytest.raises(DataError) as error:
        decode(KINDS["topics"], ["light"])

    assert ["$: found an array of 1, expected an object"] == [*map(str, error.value.faults)]


def test_the_largest_number_is_a_number() -> None:
    """What every database can hold, on both sides of zero."""
    for number in (LARGEST_NUMBER, -LARGEST_NUMBER):
        assert number == whole_number(number, None)
    assert LARGEST_NUMBER == Passage(source="sea", start=0, end=LARGEST_NUMBER, sha256="0" * 64).end
    with pytest.raises(DataError):
        whole_number(LARGEST_NUMBER + 1, None)


def test_a_chain_is_of_records_of_one_kind(tmp_path: Path) -> None:
    """A role in the last of 32 organizations that hang on one another makes it no longer."""
    values = files()
    chain = [{"id": f"o{n}", "name": {"en": "O"}} | ({"parent": f"o{n - 1}"} if n else {}) for n in range(32)]
    values["organizations"] += chain
    values["roles"].append({"id": "clerk", "kind": "post", "title": {"en": "clerk"}, "organization": "o31"})

    assert "o31" == load(write(tmp_path, values)).roles["clerk"].organization.id  # type: ignore[union-attr]
