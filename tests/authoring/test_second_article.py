"""A second article based on the example: drafted with ``new``, completed by an author, checked and merged."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Final

import attrs
import pytest
from helpers import page_commands
from helpers.invented import KINDS
from helpers.laws import LAWS, LAWS_OF_WORDS, records, unlike_its_files

import kz_diplomacy
from kz_diplomacy import Article, DataError, Dataset, Passage, When

HOME: Final = Path(__file__).parents[2] / "examples" / "second-article"
README: Final = HOME / "README.md"
TEXT: Final = (HOME / "article.txt").read_text(encoding="utf-8").removesuffix("\n")
BASE: Final = kz_diplomacy.example()[0]
MINE: Final = kz_diplomacy.load(HOME / "data", base=BASE)
BOTH: Final = BASE | MINE
SOURCE: Final = MINE.sources["tides-weekly.gull-rock"]
RECORDS: Final = records(MINE)

Drafts = dict[str, tuple[str, str | None]]


def words(passages: tuple[Passage, ...]) -> Drafts:
    """By number the characters of each passage, and its voice."""
    return {one.number or "": (TEXT[one.start : one.end], one.voice) for one in passages}


def all_ids(dataset: Dataset) -> list[str]:
    return [record.id for record in records(dataset)]


# -- the draft, and the changes of its author --


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder = tmp_path_factory.mktemp("second")
    kz_diplomacy.new(folder / "data", HOME / "article.txt")
    return kz_diplomacy.load(folder / "data")


def test_sentences(drafted: Dataset) -> None:
    """The author kept the drafted sentences, except that two were joined that an abbreviation had separated."""
    draft = [text for text, _ in words(drafted.sources[0].passages).values()]
    kept = [text for number, (text, _) in words(SOURCE.passages).items() if not number.endswith("c")]
    cut = [text for text in draft if text not in kept]
    assert ["Жартастағы алғашқы мұнара 1890 ж.", "шамасында құлаған, содан бері мұнда белгі болмаған."] == cut
    assert [" ".join(cut)] == [text for text in kept if text not in draft]
    assert (26, 25) == (len(draft), len(kept))


def test_voices(drafted: Dataset) -> None:
    """The author changed some drafted narration to reported speech, and added the cues of quotations."""
    draft = dict(words(drafted.sources[0].passages).values())
    kept = words(SOURCE.passages)
    other = {number for number, (text, voice) in kept.items() if draft.get(text) not in (None, voice)}
    assert {"4.2", "9.1", "11.4", "12.1"} == other
    assert {("narration", "reported")} == {(draft[kept[number][0]], kept[number][1]) for number in other}
    assert {
        "7.3c": ("деді Мира Солейн шамды жағып тұрып.", "narration"),
        "10.2c": ("деп жауап берді ол.", "narration"),
    } == {number: value for number, value in kept.items() if number.endswith("c")}


def test_the_source(drafted: Dataset) -> None:
    """The author completed the id, publisher, title, address, date, rights and uncited sentences of the source."""
    draft = drafted.sources[0].to_dict()
    kept = SOURCE.to_dict()
    other = {name for name in SOURCE.fields if draft.get(name) != kept.get(name)}
    assert {"id", "publisher", "title", "url", "published", "rights", "passages", "uncited", "evidence"} == other
    assert [SOURCE.title] == [TEXT.split("\n")[1]]


def test_run_again(tmp_path: Path) -> None:
    """Drafted again, the source is known by its text, and not a byte changes."""
    shutil.copytree(HOME / "data", tmp_path, dirs_exist_ok=True)
    assert () == kz_diplomacy.new(tmp_path, HOME / "article.txt").written
    assert {one.name: one.read_bytes() for one in (HOME / "data").iterdir()} == {
        one.name: one.read_bytes() for one in tmp_path.iterdir()
    }


# -- the laws --


def test_check_finds_nothing() -> None:
    """With a copy of the article there is no fault, and nothing is unfinished."""
    report = kz_diplomacy.check(HOME / "data", article=HOME / "article.txt", base=BASE)
    assert ((), ()) == (report.faults, report.unfinished)


@pytest.mark.parametrize("law", LAWS)
def test_laws(law: str) -> None:
    """No record breaks a law of tests/helpers/laws.py."""
    assert [] == [*LAWS[law](MINE)]


@pytest.mark.parametrize("law", LAWS_OF_WORDS)
def test_laws_of_words(law: str) -> None:
    """Every passage matches, and has the right offsets."""
    assert [] == [*LAWS_OF_WORDS[law](MINE, TEXT)]


def test_uncited_sentences() -> None:
    """Only the warning that all is invented is uncited."""
    assert {"1.1"} == set(SOURCE.uncited)


def test_saved(tmp_path: Path) -> None:
    """Saving the dataset gives the same files."""
    assert [] == unlike_its_files(MINE, HOME / "data", tmp_path)
    assert ("tides-weekly", "1.0.0", "CC0-1.0") == (MINE.name, MINE.version, MINE.license)


# -- with the example --


def test_references_to_the_base() -> None:
    """Its ids have a dot, so no later version of the base can have them, and it refers to records of the base."""
    assert {"tides-weekly"} == {id.split(".")[0] for id in all_ids(MINE)}
    solane = BASE.officials["mira-solane"]
    assert all(role.official is solane for role in MINE.roles[:3])
    assert MINE.organizations[0].parent is BASE.organizations["ministry-of-tides"]
    part_of = {event.id: event.part_of for event in MINE.events if event.part_of}
    assert part_of == {
        "tides-weekly.lamp-chosen": BASE.events["gull-rock-bell"],
        "tides-weekly.winter-patrols": BASE.events["lantern-patrols"],
    }
    assert MINE.statements["tides-weekly.on-the-lamp-again"].restates is BASE.statements["on-the-lamp"]


def test_dates_and_quantities() -> None:
    """It has dates of every form, and quantities with every qualifier."""
    assert ["1890~", "[2025-09..2025-11]", "2026-11/2027-02", "2026-11/2027-02", "2027-05-14", "2027-05-14/.."] == [
        str(event.when) for event in MINE.events[:6]
    ]
    assert [
        (50, None, "more_than"),
        (60, 60, "about"),
        (100, None, "more_than"),
        (None, 10, "nearly"),
        (4, 4, "exact"),
    ] == [(one.quantity.low, one.quantity.high, one.quantity.qualifier) for one in MINE.quantities]


def test_the_end_of_a_role() -> None:
    """The example gives the beginning of a role; the second article its end, in another record."""
    open_end, ended = BASE.roles["navigator-first-class"], MINE.roles["tides-weekly.navigator-first-class"]
    assert (open_end.title, open_end.official, open_end.start) == (ended.title, ended.official, ended.start)
    assert (None, When("2026-05-01")) == (open_end.end, ended.end)


def test_roles_from_both() -> None:
    """Of the roles of a speaker, one comes from the example, and the second article makes the other certain."""
    said = "tides-weekly.on-leaving"
    assert ("tides-weekly.navigator-first-class",) == MINE.roles_at(said).certainly.ids
    found = BOTH.roles_at(said)
    assert ("tides-weekly.navigator-first-class", "spokeswoman") == found.certainly.ids
    assert ("navigator-first-class", "tide-gauge-reader") == found.possibly.ids


def test_queries_find_both() -> None:
    """Queries by speaker and topic, references and searches find records of both articles."""
    spoken = BOTH.statements.by("mira-solane")
    assert ("on-patience", "on-the-lamp", "heading-your-duty", "tides-weekly.on-the-lamp-again") == spoken.about(
        "lamps"
    ).ids
    assert ("heading-your-duty", "tides-weekly.on-the-lamp-again") == tuple(
        record.id for record in BOTH.referring_to("on-the-lamp")
    )
    assert {"tides-weekly.marr-on-the-kettle", "on-the-rescue"} <= {hit.record.id for hit in BOTH.search("шәйнек")}


def test_both_save_and_load_equal(tmp_path: Path) -> None:
    """Merged in either order, they have all records of both, and load equal."""
    BOTH.save(tmp_path / "both")
    assert BOTH == kz_diplomacy.load(tmp_path / "both")
    (MINE | BASE).save(tmp_path / "other")
    assert (MINE | BASE) == kz_diplomacy.load(tmp_path / "other")
    assert sorted(all_ids(BASE) + all_ids(MINE)) == sorted(all_ids(BOTH)) == sorted(all_ids(MINE | BASE))


def test_difference() -> None:
    """Compared with the base, the merged dataset has the records of the second article added, and no version."""
    found = kz_diplomacy.diff(BASE, BOTH)
    assert kz_diplomacy.Diff(added=tuple(RECORDS), version=found.version) == found
    assert BOTH.version is None


def test_a_changed_base(tmp_path: Path) -> None:
    """Merging it with a changed copy of the base is an error, which shows the difference."""
    BASE.save(tmp_path)
    roles = json.loads((tmp_path / "roles.json").read_bytes())
    next(role for role in roles if role["id"] == "spokeswoman")["end"] = "2024-06-15"
    (tmp_path / "roles.json").write_text(json.dumps(roles), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        _ = kz_diplomacy.load(tmp_path) | MINE
    assert [("roles.json", "$[2].end", "spokeswoman")] == [
        (fault.file, fault.path, fault.record) for fault in caught.value.faults
    ]
    assert '"2024-06-15" on the left and "2024-06-14" on the right' in str(caught.value)


def test_an_id_of_the_base(tmp_path: Path) -> None:
    """A record with an id of the base is a fault."""
    shutil.copytree(HOME / "data", tmp_path, dirs_exist_ok=True)
    topics = (tmp_path / "topics.json").read_text(encoding="utf-8").replace("tides-weekly.building", "bells")
    (tmp_path / "topics.json").write_text(topics, encoding="utf-8")
    with pytest.raises(DataError, match='found "bells", which stands in the base already'):
        kz_diplomacy.load(tmp_path, base=BASE)


# -- its article --


def test_a_copy() -> None:
    """A copy is identified as the second article, among both, too, and every passage matches."""
    for dataset in (MINE, BOTH):
        article = Article.read(HOME / "article.txt", dataset)
        assert (SOURCE, True) == (article.source, article.verify().ok)


@pytest.mark.parametrize("passage", SOURCE.passages, ids=lambda passage: passage.number)
def test_find(passage: Passage) -> None:
    """The words of each sentence and cue give its address."""
    article = Article.read(HOME / "article.txt", MINE)
    assert (passage.address,) == article.find(article.text(passage)).sentences


# -- its page --


def test_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the article, the commands of the page and the author's files give the folder, and print as the page says."""
    shutil.copy(HOME / "article.txt", tmp_path)
    monkeypatch.chdir(tmp_path)
    ran = 0
    for block in page_commands.blocks(README):
        if ran == 3:
            # Here the page describes the author's work, which is in the files of the folder.
            for kind in KINDS:
                shutil.copy(HOME / "data" / f"{kind}.json", tmp_path / "data")
        statuses = page_commands.follow(block, {})
        assert {0} >= set(statuses)
        ran += len(statuses)
    assert (8, 0) == (ran, page_commands.outside(README).count("kz-diplomacy "))
    assert {one.name: one.read_bytes() for one in (HOME / "data").iterdir()} == {
        one.name: one.read_bytes() for one in (tmp_path / "data").iterdir()
    }


def test_a_wrong_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page with other output than that of its commands fails."""
    monkeypatch.chdir(HOME)
    last = [block for block in page_commands.blocks(README) if block.language == "console"][-1]
    with pytest.raises(AssertionError):
        page_commands.follow(attrs.evolve(last, body=last.body.replace("ғана", "тек")), {})
