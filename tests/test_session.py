"""One session with the public surface, line by line, as a user would type it."""

import importlib.resources
from pathlib import Path

import pytest

import kz_diplomacy


def test_a_session(tmp_path: Path) -> None:
    """Everything that the public surface promises works as it is written down."""
    ds = kz_diplomacy.load()
    assert ds is kz_diplomacy.load()
    invented, invented_article = kz_diplomacy.example()

    assert ds["aibek-smadiyarov"] is ds.officials["aibek-smadiyarov"] is ds.officials[0]
    assert ds.officials.get("nobody") is None
    with pytest.raises(kz_diplomacy.UnknownIdError, match="did you mean") as unknown:
        ds.officials["aibek-smadiarov"]
    assert isinstance(unknown.value, LookupError)
    assert ("aibek-smadiarov", "official") == (unknown.value.id, unknown.value.kind)
    assert ("aibek-smadiyarov",) == unknown.value.suggestions

    official, event = ds.officials[0], ds.events["eu-visa-talks"]
    assert ds.statements.by(official).about("visas").on(event).where(kind="direct").search("visa").ids == (
        "on-eu-visa-talks",
    )
    assert len(ds.statements.country("AZ").during("2024")) == 2
    assert "on-wuhan-evacuation" in ds.statements.undated
    assert ds.roles.held_by(official).during("2024-04", certainly=True).ids == ("press-secretary",)

    statement = ds.statements["farewell-words"]
    then = ds.roles_at(statement)
    assert (then.certainly.ids[0], then.possibly.ids[0], then.reason) == (
        "committee-chairman-and-spokesperson",
        "communications-department-director",
        None,
    )
    assert ds.roles_at("2024-04", official).certainly == ds.roles_at("2024-04").certainly
    hit = ds.search("Шенген")[0]
    assert (hit.record.kind_name, 0 < hit.score <= 1, bool(hit.field), bool(hit.words)) == ("event", True, True, True)
    entry = ds.timeline()[0]
    assert (str(entry.when), entry.edge, entry.title.en, entry.record.id) == (
        "2006",
        "begin",
        "Specialist in the Department of Consular Service",
        "consular-service-specialist",
    )
    assert [record.id for record in ds.resting_on("kazinform#11.2")] == [
        "wuhan-student-evacuation",
        "on-wuhan-evacuation",
    ]
    assert "on-eu-visa-talks" in [record.id for record in ds.referring_to(event)]
    assert len(ds.quantities) == 12
    assert "when" in ds.unsaid(event)
    assert (ds.version, ds.license, len(ds.sha256)) == ("1.0.0", "CC0-1.0", 64)

    file = tmp_path / "a.txt"
    file.write_text((importlib.resources.files("kz_diplomacy") / "example" / "article.txt").read_text("utf-8"), "utf-8")
    article = kz_diplomacy.Article.read(file, invented)
    lamp = invented.statements["on-the-lamp"]
    assert article.source is invented.sources["tidings"]
    assert article.text(lamp) == article.text(lamp.passage) == invented_article.text("on-the-lamp")
    assert article.verify(invented).ok
    assert article.find("Learn the tides first").sentences == ("tidings#11.3",)
    held = invented.with_article(file)
    assert held.text(lamp) == article.text(lamp)
    assert held == invented
    assert kz_diplomacy.canonical(file).startswith("This article is invented")


def test_what_base_is_for(tmp_path: Path) -> None:
    """A dataset of one's own may refer into another, and holds its own records only."""
    ds = kz_diplomacy.load()
    for kind in ("sources", "topics", "organizations", "officials", "roles", "events", "statements"):
        (tmp_path / f"{kind}.json").write_text("[]")
    (tmp_path / "topics.json").write_text('[{"id": "mine.e-visas", "label": {"en": "E-visas"}, "broader": "visas"}]')
    mine = kz_diplomacy.load(tmp_path, base=ds)

    assert mine.topics.ids == ("mine.e-visas",)
    assert mine.topics[0].broader is ds.topics["visas"]
