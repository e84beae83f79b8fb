"""The dataset: by id, by content, saved and loaded."""

import copy
import pickle
from hashlib import sha256
from pathlib import Path
from typing import Any, ClassVar

import attrs
import pytest

import kz_diplomacy
from kz_diplomacy import Dataset, QueryError, UnknownIdError
from kz_diplomacy._records.kinds import RECORD_TYPES
from kz_diplomacy.typing import RecordSet


def test_a_record_of_any_kind_is_found_by_its_id(ds: Dataset) -> None:
    """Ids are unique over all kinds, so one look-up does."""
    assert ds["aibek-smadiyarov"] is ds.officials[0]
    assert ds["visas"] is ds.topics["visas"]


def test_an_unknown_id_is_an_error_over_all_kinds(ds: Dataset) -> None:
    """A misspelt id suggests ids of every kind."""
    with pytest.raises(UnknownIdError) as error:
        ds["aibek-smadiarov"]

    assert str(error.value) == 'no record has the id "aibek-smadiarov"; did you mean "aibek-smadiyarov"?'


def test_in_takes_an_id_or_a_record(ds: Dataset) -> None:
    """A dataset holds its ids and records, and nothing else."""
    assert "visas" in ds
    assert ds.topics["visas"] in ds
    assert attrs.evolve(ds.topics["visas"], id="vsas") not in ds
    assert attrs.evolve(ds.topics["visas"], broader=None) not in ds
    assert "vsas" not in ds
    assert 3 not in ds


def test_what_exactly_it_is(ds: Dataset) -> None:
    """Version and licence are the data's own."""
    assert (ds.name, ds.version, ds.license) == ("kz-diplomacy", "1.0.0", "CC0-1.0")


def test_the_digest_is_over_the_files_in_kind_order(ds: Dataset, tmp_path: Path) -> None:
    """The digest is the SHA-256 of the bytes of the seven files, one after the other."""
    ds.save(tmp_path)
    kinds = ("sources", "topics", "organizations", "officials", "roles", "events", "statements")
    data = b"".join((tmp_path / f"{kind}.json").read_bytes() for kind in kinds)

    assert ds.sha256 == sha256(data).hexdigest()


def test_what_is_saved_loads_equal(ds: Dataset, tmp_path: Path) -> None:
    """A saved dataset comes back equal, with an equal hash; its folder is made where there is none."""
    ds.save(tmp_path / "new" / "folder")
    back = kz_diplomacy.load(tmp_path / "new" / "folder")

    assert (ds, hash(ds)) == (back, hash(back))
    assert back is not ds


def test_datasets_differ_by_content_version_and_license(ds: Dataset) -> None:
    """Each of the three tells datasets apart; nothing else does."""
    assert ds != attrs.evolve(ds, version="1.0.1")
    assert ds != attrs.evolve(ds, license="MIT")
    assert ds != attrs.evolve(ds, topics=ds.topics[1:])
    assert ds == attrs.evolve(ds, name="other")
    assert ds != "ds"


def test_a_dataset_is_its_own_copy_and_survives_pickling(ds: Dataset) -> None:
    """Pickled it comes back equal, digest and all; copied it is the same."""
    back = pickle.loads(pickle.dumps(ds))

    assert (ds, ds.sha256, repr(ds)) == (back, back.sha256, repr(back))
    assert back["visas"] == ds["visas"]
    assert copy.copy(ds) is ds
    assert copy.deepcopy(ds) is ds


def test_a_dataset_cannot_be_changed(ds: Dataset) -> None:
    """No attribute can be set or deleted."""
    for name in ("roles", "version", "sha256", "new"):
        with pytest.raises(AttributeError):
            setattr(ds, name, None)
    with pytest.raises(AttributeError):
        delattr(ds, "roles")


def test_a_dataset_prints_its_counts(ds: Dataset) -> None:
    """It says what it is and how many records of each kind it has."""
    kinds = ("sources", "topics", "organizations", "officials", "roles", "events", "statements")
    counts = ", ".join(f"{len(getattr(ds, kind))} {kind}" for kind in kinds)

    assert f"Dataset(kz-diplomacy 1.0.0: {counts})" == repr(ds)
    assert f"Dataset({counts})" == repr(attrs.evolve(ds, name=None, version=None))


def test_the_bundled_dataset_is_read_once() -> None:
    """Every call gives the same object."""
    assert kz_diplomacy.load() is kz_diplomacy.load()


def test_a_dataset_without_a_descriptor_has_no_version(ds: Dataset, tmp_path: Path) -> None:
    """The descriptor is optional; without it the content is the same and the version None."""
    ds.save(tmp_path)
    (tmp_path / "datapackage.json").unlink()
    back = kz_diplomacy.load(tmp_path)

    assert (back.name, back.version, back.license) == (None, None, None)
    assert ds.sha256 == back.sha256


def test_what_has_no_version_is_saved_without_one(ds: Dataset, tmp_path: Path) -> None:
    """None is left out of the descriptor, and comes back as None; several licences stay several."""
    attrs.evolve(ds, name=None, version=None, license="MIT AND CC0-1.0").save(tmp_path)
    back = kz_diplomacy.load(tmp_path)

    assert (back.name, back.version, back.license) == (None, None, "MIT AND CC0-1.0")
    assert '"version"' not in (tmp_path / "datapackage.json").read_text("utf-8")


def test_iterating_gives_the_records_in_the_order_of_the_kinds(ds: Dataset) -> None:
    """The length is their number, and a dataset without records is not false."""
    assert [record.id for record in ds] == [id for kind in RECORD_TYPES for id in getattr(ds, kind).ids]
    assert len(ds) == len([*ds]) == 98
    assert Dataset._from_records(RecordSet())


def test_what_is_no_id_is_one_clear_error(ds: Dataset) -> None:
    """A dataset is indexed by ids alone; the error for an integer names the collections."""
    for key in (0, None):
        with pytest.raises(QueryError, match="expected the id of a record: by place go the collections"):
            ds[key]  # type: ignore[index]


def test_a_folder_or_base_that_is_none_is_one_clear_error(tmp_path: Path) -> None:
    """What is no name of a folder, and what is no dataset, is refused before anything is read."""
    with pytest.raises(QueryError, match="found 3, expected the name of a folder"):
        kz_diplomacy.load(3)  # type: ignore[arg-type]
    with pytest.raises(QueryError, match='found "x", expected a dataset as the base: load it first'):
        kz_diplomacy.load(tmp_path, base="x")  # type: ignore[arg-type]


def test_the_timeline_of_a_period_is_that_of_what_falls_in_it(ds: Dataset) -> None:
    """Possibly or certainly; a tenure has both its ends; the undated are in no period."""
    assert "Timeline(2: press-secretary, press-secretary)" == repr(ds.timeline("2019", certainly=True))
    assert all(entry.when for entry in ds.timeline("0001/9999"))
    with pytest.raises(QueryError, match="found certainly without a period"):
        ds.timeline(certainly=True)


def test_only_records_and_ids_are_in_a_dataset(ds: Dataset) -> None:
    """None, or a thing with an id that cannot be looked up, is not."""

    class Odd:
        id: ClassVar[list[str]] = []

    assert None not in ds
    assert Odd() not in ds


def test_maps_cannot_be_filled_again(ds: Dataset) -> None:
    """Calling ``__init__`` of a map of the shared dataset does not change it."""
    maps: list[Any] = [ds.known, ds.roles[0].evidence]
    for shared in maps:
        before = dict(shared)
        shared.__init__({})
        assert before == dict(shared)


def test_what_a_pickle_is_made_of_is_a_copy(ds: Dataset) -> None:
    """Emptying what a map gives to pickle does not empty the map."""
    for made in (ds.known, ds.roles[0].evidence):
        arguments: Any = made.__reduce__()[1]
        arguments[0].clear()
        assert made


def test_a_folder_for_a_descriptor_is_a_fault(ds: Dataset, tmp_path: Path) -> None:
    """What should be a file and is a folder is told, and not taken for missing."""
    ds.save(tmp_path)
    (tmp_path / "datapackage.json").unlink()
    (tmp_path / "datapackage.json").mkdir()
    with pytest.raises(kz_diplomacy.DataError, match=r"datapackage\.json \$: found a file that cannot be read"):
        kz_diplomacy.load(tmp_path)
