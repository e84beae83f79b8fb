"""The records as Parquet files: nothing is lost, the types are the same whatever the data, and files are whole."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from helpers.export_examples import on_top
from helpers.generated import dataset
from helpers.invented import KINDS, files, put, write
from helpers.parquet_records import loaded, rows

import kz_diplomacy
from kz_diplomacy import Dataset, MissingExtraError, Quantity, QueryError, Statement, Text, Topic, load
from kz_diplomacy._records.kinds import RECORD_TYPES
from kz_diplomacy.export._parquet import parquet, parquet_file


def written(ds: Dataset, folder: Path) -> Path:
    parquet(ds, folder)
    return folder


def plain(schema: Any) -> Any:
    """A schema without what is said of the file."""
    return schema.remove_metadata()


def test_read_back(lamps: Dataset, tmp_path: Path) -> None:
    """The files hold every field of every record: data files made of their rows load as the same dataset."""
    assert lamps.sha256 == loaded(written(lamps, tmp_path / "parquet"), tmp_path / "json").sha256


def test_one_type_for_all_data(lamps: Dataset, tmp_path: Path) -> None:
    """A file has the same columns and types whatever it holds, be it nothing."""
    written(lamps, tmp_path / "full")
    written(dataset(), tmp_path / "empty")
    for kind, cls in RECORD_TYPES.items():
        full, empty = (pq.read_schema(tmp_path / name / f"{kind}.parquet") for name in ("full", "empty"))
        assert plain(full).equals(plain(empty), check_metadata=True)
        assert [*cls.fields] == full.names
        assert 0 == pq.read_metadata(tmp_path / "empty" / f"{kind}.parquet").num_rows


def test_types(lamps: Dataset, tmp_path: Path) -> None:
    """Wordings, dates and members of lists are structs, evidence is a map, a reference an id; gaps are null."""
    schema = pq.read_schema(written(lamps, tmp_path) / "statements.parquet")
    day, addresses = pa.date32(), pa.list_(pa.field("element", pa.string(), nullable=False))
    text = pa.struct([(lang, pa.string()) for lang in ("kk", "ru", "en")])
    required = {"edtf": pa.string(), "approximate": pa.bool_()}
    assert [("edtf", pa.string()), ("earliest", day), ("latest", day), ("approximate", pa.bool_())] == [
        (field.name, field.type) for field in schema.field("said").type
    ]
    assert {*required} == {field.name for field in schema.field("said").type if not field.nullable}
    assert text == schema.field("summary").type
    assert pa.string() == schema.field("speaker").type
    assert addresses == schema.field("topics").type
    assert pa.map_(pa.string(), pa.field("value", addresses, nullable=False)) == schema.field("evidence").type
    claim = schema.field("claims").type.value_type
    assert [("text", text), ("evidence", addresses)] == [(field.name, field.type) for field in claim]
    whole = {"low": pa.float64(), "low_whole": pa.int64(), "high": pa.float64(), "high_whole": pa.int64()}
    quantity = schema.field("quantities").type.value_type
    assert whole == {field.name: field.type for field in quantity if field.name in whole}
    assert pa.int64() == schema.field("passage").type.field("start").type
    assert {"speaker", "attribution", "role", "said", "occasion", "asked", "audience", "restates", "note"} == {
        field.name for field in schema if field.nullable
    }


def describe_value(field: Any) -> Any:
    """A field and all those in it that have names of their own, with what is said of them."""
    yield field.name, (field.metadata or {}).get(b"description", b"").decode()
    of = field.type.value_type if pa.types.is_list(field.type) else field.type
    for at in range(of.num_fields if pa.types.is_struct(of) else 0):
        yield from describe_value(of.field(at))


def test_every_field_is_described(lamps: Dataset, tmp_path: Path) -> None:
    """Every column and every member of a struct says in words what it is, as the docstrings do."""
    said = {}
    for kind in KINDS:
        schema = pq.read_schema(written(lamps, tmp_path / kind) / f"{kind}.parquet")
        said[kind] = [one for field in schema for one in describe_value(field)]
    assert [] == [(kind, name) for kind, found in said.items() for name, told in found if not told]
    statement = dict(said["statements"])
    assert "The question that it answers; None: the article names none." == statement["asked"]
    assert statement["said"].startswith("When it was said; None: the article does not say.")
    assert "null where no bound is known" in statement["latest"]
    assert "exact" in statement["low_whole"]


def test_what_dataset(named_lamps: Dataset, tmp_path: Path) -> None:
    """A file says of which dataset it is, as far as the dataset has a name, a version and a license."""
    for ds, more in ((named_lamps, {"name": "lamps", "version": "2.1", "license": "MIT AND CC0-1.0"}), (dataset(), {})):
        metadata = pq.read_metadata(written(ds, tmp_path / str(len(more))) / "topics.parquet").metadata
        found = {key.decode(): value.decode() for key, value in metadata.items() if key.startswith(b"kz_diplomacy.")}
        expected = {"kind": "topics", "sha256": ds.sha256, **more}
        assert {f"kz_diplomacy.{name}": value for name, value in expected.items()} == found


DATES: dict[str, tuple[date | None, date | None, bool]] = {
    "2024-02": (date(2024, 2, 1), date(2024, 2, 29), False),
    "2018/2025-12-09": (date(2018, 1, 1), date(2025, 12, 9), False),
    "2021/": (date(2021, 1, 1), None, False),
    "2021/..": (date(2021, 1, 1), None, False),
    "[..1500]": (None, date(1500, 12, 31), False),
    "2024~": (date(2024, 1, 1), date(2024, 12, 31), True),
    "0001/9999": (date(1, 1, 1), date(9999, 12, 31), False),
}


@pytest.mark.parametrize("edtf", DATES)
def test_dates(edtf: str, tmp_path: Path) -> None:
    """A date keeps its text; beside it stand its first and last day, null where open, and whether it is about."""
    values = files()
    put(values, "statements[0].said", edtf)
    folder = written(load(write(tmp_path / "made", values)), tmp_path / "parquet")
    [row, *_] = rows(folder / "statements.parquet")
    assert [edtf, *DATES[edtf]] == [*row["said"].values()]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (7, (7.0, 7)),
        (7.0, (7.0, None)),
        (0.1, (0.1, None)),
        (2**53 + 1, (2.0**53, 2**53 + 1)),
        (2**63 - 1, (2.0**63, 2**63 - 1)),
        (1 - 2**63, (-(2.0**63), 1 - 2**63)),
    ],
)
def test_numbers(number: float, expected: tuple[float, int | None], lamps: Dataset, tmp_path: Path) -> None:
    """A number is a double, and where it is a whole one, exact beside it."""
    quantity = Quantity(label=Text(en="lamps"), low=number, high=number, unit="person", qualifier="exact")
    event = kz_diplomacy.Event(
        id="e", title=Text(en="e"), summary=Text(en="e"), status="planned", quantities=(quantity,)
    )
    parquet_file([event], kz_diplomacy.Event, tmp_path / "one.parquet")
    [row] = rows(tmp_path / "one.parquet")
    [found] = row["quantities"]
    assert (expected, expected) == ((found["low"], found["low_whole"]), (found["high"], found["high_whole"]))


def test_evidence(lamps: Dataset, tmp_path: Path) -> None:
    """Evidence names sentences one by one, where a data file has runs, its fields in their order."""
    rows_ = rows(written(lamps, tmp_path) / "officials.parquet")
    expected = [("name", ["lamp-post#2.1", "lamp-post#3.1c"]), ("summary", ["lamp-post#2.1", "lamp-post#2.2"])]
    assert expected == rows_[0]["evidence"]
    rests_on = lamps.events[1].evidence["summary"]
    turned = Topic(id="t", label=Text(en="t"), evidence=dict.fromkeys(("label", "id"), rests_on))
    parquet_file([turned], Topic, tmp_path / "one.parquet")
    assert ["id", "label"] == [field for field, _ in rows(tmp_path / "one.parquet")[0]["evidence"]]


def test_a_base(lamps: Dataset, tmp_path: Path) -> None:
    """The dataset's own records are written and no other's, what they refer to by its id; both together are all."""
    topic = {"id": "mine.lamps", "label": {"en": "lamps"}, "broader": "lamps"}
    mine = on_top(tmp_path, lamps, topics=[topic])
    written(mine, tmp_path / "mine")
    assert [("mine.lamps", "lamps")] == [(row["id"], row["broader"]) for row in rows(tmp_path / "mine/topics.parquet")]
    assert [] == rows(tmp_path / "mine/sources.parquet")
    assert mine == loaded(tmp_path / "mine", tmp_path / "json", base=lamps)


def test_compression(lamps: Dataset, tmp_path: Path) -> None:
    """The files are compressed with zstd."""
    metadata = pq.read_metadata(written(lamps, tmp_path) / "events.parquet")
    assert "ZSTD" == metadata.row_group(0).column(0).compression


def test_misuse_of_parquet_file(lamps: Dataset, tmp_path: Path) -> None:
    """Only records of the one type are written, and only into a new file."""
    wrong: Any = None
    with pytest.raises(QueryError, match="found null, expected the name of a file"):
        parquet_file(lamps.topics, Topic, wrong)
    with pytest.raises(QueryError, match="found null, expected records of one kind, Topic: give what"):
        parquet_file(wrong, Topic, tmp_path / "one.parquet")
    with pytest.raises(QueryError, match=r"found Text, expected one of Source, Topic, .*, Statement"):
        parquet_file([], Text, tmp_path / "one.parquet")  # type: ignore[type-var]
    with pytest.raises(QueryError, match='found "topics", expected one of Source'):
        parquet_file([], "topics", tmp_path / "one.parquet")  # type: ignore[arg-type]
    for record, found in ((lamps.events[0], "a value of type Event"), (wrong, "null")):
        with pytest.raises(QueryError, match=f"found {found}, expected records of one kind, Statement"):
            parquet_file([*lamps.statements, record], Statement, tmp_path / "one.parquet")
    with pytest.raises(QueryError, match=r'found no folder ".*nowhere"'):
        parquet_file(lamps.topics, Topic, tmp_path / "nowhere" / "one.parquet")
    assert [] == [*tmp_path.iterdir()]
    (tmp_path / "one.parquet").symlink_to(tmp_path / "nowhere")
    with pytest.raises(QueryError, match="which would be overwritten"):
        parquet_file(lamps.topics, Topic, tmp_path / "one.parquet")


def test_a_missing_extra(lamps: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pyarrow the one error names the extra to install, and nothing is written."""
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    wanted = r'this needs pyarrow: .*"kz-diplomacy\[parquet\]"'
    with pytest.raises(MissingExtraError, match=wanted):
        parquet(lamps, tmp_path / "folder")
    with pytest.raises(MissingExtraError, match=wanted):
        parquet_file(lamps.topics, Topic, tmp_path / "one.parquet")
    assert [] == [*tmp_path.iterdir()]
