"""Collections: by place, by slice, by id; in order, and never changed."""

import copy
import pickle
from collections.abc import Sequence

import attrs
import pytest

import kz_diplomacy
from kz_diplomacy import Collection, Dataset, QueryError, Role, UnknownIdError


@pytest.fixture
def roles(ds: Dataset) -> Collection[Role]:
    return ds.roles


def test_a_collection_goes_by_place_slice_and_id(roles: Collection[Role]) -> None:
    """An int gives a record, a slice a collection of the same type, a text the record of that id."""
    assert roles["press-secretary"] is roles[roles.ids.index("press-secretary")]
    assert roles[-1] is [*roles][-1]
    assert type(roles[1:3]) is type(roles)
    assert roles.ids[1:3] == roles[1:3].ids
    assert [*roles][::-1] == [*roles[::-1]] == [*reversed(roles)]


def test_an_id_may_be_any_text(roles: Collection[Role]) -> None:
    """Also one of a class of texts, as other libraries have them."""

    class Named(str):
        __slots__ = ()

    assert roles[Named("press-secretary")] is roles["press-secretary"]
    assert roles.get(Named("press-secretary")) is roles["press-secretary"]
    with pytest.raises(UnknownIdError):
        roles[Named("nobody")]


def test_get_gives_none_where_there_is_no_record(roles: Collection[Role]) -> None:
    """Asking whether there is one is no error."""
    # Of collections that have not been asked by id before.
    assert roles.of(roles).get("press-secretary") is roles["press-secretary"]
    assert roles.of(roles).get("nobody") is None
    assert roles.get("press-secretary") is roles["press-secretary"]
    assert roles.get("nobody") is None


def test_an_unknown_id_is_an_error_with_suggestions(roles: Collection[Role]) -> None:
    """A misspelt id says what was asked, of what kind, and what may have been meant."""
    with pytest.raises(UnknownIdError) as error:
        roles["pres-secretary"]

    assert (error.value.id, error.value.kind) == ("pres-secretary", "role")
    assert error.value.suggestions == ("press-secretary",)
    assert str(error.value) == 'no role has the id "pres-secretary"; did you mean "press-secretary"?'
    assert error.value.__context__ is None  # the traceback has no inner KeyError


def test_a_place_behind_the_end_is_an_index_error(roles: Collection[Role]) -> None:
    """A collection is a sequence in this too."""
    with pytest.raises(IndexError):
        roles[len(roles)]


def test_in_takes_an_id_or_a_record(ds: Dataset, roles: Collection[Role]) -> None:
    """A record is in it when an equal one is; another kind's, or anything else, is not."""
    assert "press-secretary" in roles
    assert roles[0] in roles
    assert pickle.loads(pickle.dumps(roles[0])) in roles
    assert roles[0] not in roles[1:]
    assert attrs.evolve(roles[0], note=None if roles[0].note else kz_diplomacy.Text(en="x")) not in roles
    assert ds.officials[0] not in roles
    assert "nobody" not in roles
    assert 3 not in roles


def test_length_iteration_and_ids_are_in_dataset_order(roles: Collection[Role]) -> None:
    """Every way through it takes the same order."""
    assert len(roles) == len([*roles]) == len(roles.ids)
    assert roles.ids == tuple(role.id for role in roles)
    assert isinstance(roles, Sequence)
    assert roles.index(roles[1]) == 1
    assert roles.count(roles[1]) == 1


def test_a_collection_cannot_be_changed(roles: Collection[Role]) -> None:
    """No attribute can be set or deleted, no item assigned."""
    for name in ("_records", "ids", "new"):
        with pytest.raises(AttributeError, match=r"^Roles cannot be changed$"):
            setattr(roles, name, ())
        with pytest.raises(AttributeError, match=r"^Roles cannot be changed$"):
            delattr(roles, name)
    with pytest.raises(TypeError):
        roles[0] = roles[1]  # type: ignore[index]
    ids = roles.ids
    roles.__init__([])  # type: ignore[misc]
    assert ids == roles.ids


def test_collections_compare_hash_copy_and_pickle(ds: Dataset, roles: Collection[Role]) -> None:
    """Equal when kind and records are, in order; a copy is the collection itself."""
    back = pickle.loads(pickle.dumps(roles))

    assert (roles, hash(roles), repr(roles)) == (back, hash(back), repr(back))
    assert roles != roles[::-1]
    assert roles != roles.of([attrs.evolve(role, summary=role.title) for role in roles])
    assert roles[:0] != ds.events[:0]
    assert roles != tuple(roles)
    assert hash(roles) != hash(roles[::-1])
    assert hash(roles[:0]) != hash(ds.events[:0])
    assert copy.copy(roles) is roles
    assert copy.deepcopy(roles) is roles


def test_a_pickled_collection_answers_queries(ds: Dataset) -> None:
    """It keeps the records of other kinds, which queries resolve."""
    back = pickle.loads(pickle.dumps(ds.events))

    assert ds.events.about("visas") == back.about("visas")


def test_a_collection_prints_short(ds: Dataset) -> None:
    """It says what it is, how many it has, and the first five."""
    assert repr(ds.officials) == "Officials(1: aibek-smadiyarov)"
    assert repr(ds.officials[:0]) == "Officials(0)"
    first = ", ".join(ds.events.ids[:5])
    assert f"Events({len(ds.events)}: {first}, …)" == repr(ds.events)


def test_the_public_class_is_the_one_that_datasets_use(roles: Collection[Role]) -> None:
    """What the package calls a collection is what a dataset holds."""
    assert isinstance(roles, kz_diplomacy.Collection)


def test_a_collection_prints_as_a_table(roles: Collection[Role]) -> None:
    """str() is a short table for people, repr() reads like code, a notebook gets HTML."""
    assert str(roles).splitlines()[0].split() == ["id", "date", "title"]
    assert "press-secretary" in str(roles)
    assert len(repr(roles)) <= 300
    assert "<table" in roles._repr_html_()


def test_of_takes_records_of_its_kind(ds: Dataset, roles: Collection[Role]) -> None:
    """In the order given, and asked as the collection can be; what else is given is told."""
    assert ("wuhan-outbreak",) == ds.events.of([ds.events["wuhan-outbreak"]]).search("Wuhan").ids
    for given, found in ((3, "3"), ([roles[0], 3], "3"), (ds.topics, "a value of type Topic")):
        with pytest.raises(QueryError) as error:
            roles.of(given)  # type: ignore[arg-type]
        assert f"found {found}, expected records of one kind: role" == str(error.value)


def test_get_by_place_is_one_clear_error(roles: Collection[Role]) -> None:
    """It says how to go by place."""
    with pytest.raises(QueryError) as error:
        roles.get(0)  # type: ignore[arg-type]

    assert "found 0, expected an id: by place go brackets, such as ds.events[0]" == str(error.value)


def test_a_search_keeps_to_the_collection(ds: Dataset) -> None:
    """It finds what is in the collection, in its order; the least score counts as in a search of the dataset."""
    found = ("eu-visa-talks", "eu-visa-talks-announcement", "delegation-to-germany", "delegation-to-europe")

    assert found == ds.events.search("visas Germany").ids
    assert found[::-1] == ds.events[::-1].search("visas Germany").ids
    assert ("delegation-to-germany",) == ds.events.search("visas Germany", min_score=0.6).ids


def test_what_is_neither_id_nor_place_is_one_clear_error(roles: Collection[Role]) -> None:
    """None, a float or a record is no index."""
    for key, found in ((None, "null"), (2.5, "2.5"), (roles[0], "a value of type Role")):
        with pytest.raises(QueryError) as error:
            roles[key]  # type: ignore[call-overload]
        assert f"found {found}, expected an id, a place or a slice" == str(error.value)
