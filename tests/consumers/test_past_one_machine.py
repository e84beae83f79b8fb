"""docs/past-one-machine.md as it stands: its queries in DuckDB and in a local Spark answer as the library does."""

# needs: pyarrow, duckdb, pyspark

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import random_statements
from pyspark.sql import SparkSession
from pyspark.sql import types as spark_types

import kz_diplomacy
from kz_diplomacy import Dataset, Statement, load, stream
from kz_diplomacy.export._parquet import parquet, parquet_file

PAGE: Final = (Path(__file__).parents[2] / "docs" / "past-one-machine.md").read_text("utf-8")
COUNT, PARTS = 50_000, 5


def blocks(language: str) -> list[str]:
    """The page's blocks of code in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


TWICE, WHO_SAID_WHAT = blocks("sql")
DUCKDB, SPARK = blocks("py")


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    """A Spark on this machine alone; the page's own asks for whichever there is."""
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": "4",
        "spark.sql.session.timeZone": "UTC",
    }
    session = SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="module", params=["bundled", "example", "many"])
def exported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Dataset, Path]:
    """A dataset, and the folder with its Parquet files: of the large one in parts, each streamed."""
    place = tmp_path_factory.mktemp(request.param)
    folder = place / "parquet"
    example = kz_diplomacy.example()[0]
    if request.param != "many":
        ds = load() if request.param == "bundled" else example
        parquet(ds, folder)
        return ds, folder
    parquet(example, folder)
    for part in range(PARTS):
        file = random_statements.write(place / f"statements-{part}.jsonl", COUNT // PARTS, seed=part)
        parquet_file(stream(file, Statement, base=example), Statement, folder / f"{file.stem}.parquet")
    whole = example
    for part in range(PARTS):
        mine = place / "whole" / str(part)
        mine.mkdir(parents=True)
        for kind in ("sources", "topics", "organizations", "officials", "roles", "events"):
            (mine / f"{kind}.json").write_text("[]", "utf-8")
        (place / f"statements-{part}.jsonl").rename(mine / "statements.jsonl")
        whole = whole | load(mine, base=example)
    return whole, folder


def asked(code: str, folder: Path, question: str) -> list[tuple[Any, ...]]:
    """The answer of a block of the page to a question of the page."""
    names: dict[str, Any] = {"folder": folder, "question": question}
    exec(code, names)  # the page's own
    answer: list[tuple[Any, ...]] = names["answer"]
    return answer


def told(ds: Dataset) -> list[tuple[Any, ...]]:
    """Who said what about whom, perhaps in 2024, as the library answers."""
    found = []
    for said in ds.statements.during("2024"):
        if said.kind != "heading" and said.speaker and said.said:
            takers = (one.who for event in said.events for one in event.participants)
            for whom in {*(body.id for body in said.organizations), *takers}:
                about: Any = ds[whom]
                name = about.title if isinstance(about, kz_diplomacy.Role) else about.name
                found.append(((said.id, whom), said.speaker.name.en, said.summary.en, name.en, said.said.edtf))
    return [(key[0], *rest) for key, *rest in sorted(found)]


def test_duckdb(exported: tuple[Dataset, Path]) -> None:
    """DuckDB on one machine gives the library's answer, and finds no id twice."""
    ds, folder = exported
    expected = told(ds)
    assert expected
    assert expected == asked(DUCKDB, folder, WHO_SAID_WHAT)
    assert [] == asked(DUCKDB, folder, TWICE)
    assert [(len(ds.statements),)] == asked(DUCKDB, folder, "SELECT count(*) FROM statements")


def test_spark(exported: tuple[Dataset, Path], spark: SparkSession) -> None:
    """Spark gives the library's answer, and finds no id twice."""
    ds, folder = exported
    assert told(ds) == asked(SPARK, folder, WHO_SAID_WHAT)
    assert [] == asked(SPARK, folder, TWICE)
    assert [(len(ds.statements),)] == asked(SPARK, folder, "SELECT count(*) FROM statements")


PLAIN: Final[dict[Any, type[spark_types.DataType]]] = {
    pa.string(): spark_types.StringType,
    pa.int64(): spark_types.LongType,
    pa.float64(): spark_types.DoubleType,
    pa.bool_(): spark_types.BooleanType,
    pa.date32(): spark_types.DateType,
}


def as_spark(of: Any) -> spark_types.DataType:
    """The type that Spark should have for one of pyarrow's."""
    if pa.types.is_struct(of):
        return spark_types.StructType([spark_types.StructField(field.name, as_spark(field.type)) for field in of])
    if pa.types.is_list(of):
        return spark_types.ArrayType(as_spark(of.value_type))
    if pa.types.is_map(of):
        return spark_types.MapType(as_spark(of.key_type), as_spark(of.item_type))
    return PLAIN[of]()


def check_schema(spark: SparkSession, file: Path, like: Path) -> None:
    """Raise unless Spark reads from a file every field, and every field in it, that another should have."""
    expected = spark_types.StructType(
        [spark_types.StructField(field.name, as_spark(field.type)) for field in pq.read_schema(like)]
    )
    assert expected == spark.read.parquet(str(file)).schema


def test_spark_reads_the_schema_whole(exported: tuple[Dataset, Path], spark: SparkSession) -> None:
    """Every field of every kind is in Spark's schema, down to the members of lists and maps, with its type."""
    _, folder = exported
    for file in sorted(folder.glob("*.parquet")):
        check_schema(spark, file, file)


def test_spark_reads_every_day(exported: tuple[Dataset, Path], spark: SparkSession) -> None:
    """The first and last days are those of the library, be they before the Gregorian calendar or in the year 9999."""
    ds, folder = exported
    days = "SELECT id, said.earliest, said.latest FROM statements WHERE said IS NOT NULL ORDER BY id"
    expected = sorted((one.id, one.said.earliest, one.said.latest) for one in ds.statements if one.said)
    assert expected == asked(SPARK, folder, days)
    assert expected == asked(DUCKDB, folder, days)


def test_broken(exported: tuple[Dataset, Path], spark: SparkSession, tmp_path: Path) -> None:
    """An answer from files that lack a part, have one twice or have lost a type is not taken for the library's."""
    ds, folder = exported
    for file in folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    largest = max(tmp_path.glob("statements*"), key=lambda file: file.stat().st_size)
    (tmp_path / "statements-again.parquet").write_bytes(largest.read_bytes())
    assert [] != asked(DUCKDB, tmp_path, TWICE)
    (tmp_path / "statements-again.parquet").unlink()
    rows = pq.read_table(largest)
    without_days = rows.set_column(
        rows.schema.get_field_index("said"), "said", rows["said"].combine_chunks().field("edtf")
    )
    pq.write_table(without_days, tmp_path / "days.parquet")
    with pytest.raises(AssertionError):
        check_schema(spark, tmp_path / "days.parquet", largest)
    largest.write_bytes((folder / "statements.parquet").read_bytes())
    pq.write_table(rows.slice(0, 0), largest)
    assert told(ds) != asked(DUCKDB, tmp_path, WHO_SAID_WHAT)
    assert told(ds) != asked(SPARK, tmp_path, WHO_SAID_WHAT)
