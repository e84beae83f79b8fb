"""What the article does not say."""

import attrs
import pytest

from kz_diplomacy import Dataset, Text, UnknownIdError
from kz_diplomacy._records.unsaid import unsaid

LEFT_OPEN = {
    "communications-department-director": ("end", "countries", "places", "quantities"),
    "prime-minister-of-russia": ("official", "organization", "start", "end", "places", "quantities"),
    "embassy-posts": ("organization", "start", "end", "quantities"),
    "operation-zhusan": ("when", "participants"),
    "aibek-smadiyarov": (),
    "department-of-consular-service": ("country",),
}


@pytest.mark.parametrize("id", LEFT_OPEN)
def test_unsaid_is_what_the_article_leaves_open(id: str, ds: Dataset) -> None:
    """The fields about the world without a value, in field order; not the editors' own, and not links."""
    assert LEFT_OPEN[id] == ds.unsaid(id) == ds.unsaid(ds[id])


def test_unsaid_of_all_has_every_record_with_an_open_field(ds: Dataset) -> None:
    """Without a record, all of them by id."""
    every = ds.unsaid()

    assert LEFT_OPEN["operation-zhusan"] == every["operation-zhusan"]
    assert "aibek-smadiyarov" not in every
    assert all(fields == ds.unsaid(id) and fields for id, fields in every.items())


def test_a_speaker_in_words_is_not_left_open(ds: Dataset) -> None:
    """attribution stands for a speaker who is no record, and speaker needs none beside it."""
    heading = ds.statements["heading-kabul-weather"]

    assert {"speaker", "attribution"} <= set(ds.unsaid(heading))
    told = attrs.evolve(heading, attribution=Text(en="a caption"))
    assert not {"speaker", "attribution"} & set(unsaid(told))
    assert "said" in unsaid(told)
    assert not {"speaker", "attribution"} & set(ds.unsaid("farewell-words"))


def test_an_unknown_record_is_an_error(ds: Dataset) -> None:
    """A misspelt id is told, with the nearest."""
    with pytest.raises(UnknownIdError, match='no record has the id "operation-jusan"; did you mean "operation-zhusan"'):
        ds.unsaid("operation-jusan")
