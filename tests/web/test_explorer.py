"""The explorer's page is made of its parts, the same each time, small, whole, and asks for nothing from anywhere."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import unicodedata
from pathlib import Path
from typing import Any, get_args

import make_explorer
import pytest

import kz_diplomacy
from kz_diplomacy import Dataset
from kz_diplomacy._records.kinds import RECORD_TYPES
from kz_diplomacy._values import vocabulary as _vocabulary

FOLDER = Path(__file__).parents[2] / "web"
MODULES = sorted(FOLDER.glob("*.js"))
LANGS = ("kk", "ru", "en")
# In bytes. It is some 322,000, and 91,000 as a server sends it.
MOST, MOST_SENT = 340_000, 96_000


@pytest.fixture(scope="module")
def page() -> str:
    return make_explorer.page(kz_diplomacy.load())


@pytest.fixture(scope="module")
def held(page: str) -> Any:
    """The data that stand in the page."""
    (found,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    return json.loads(found)


def words_of(lang: str) -> str:
    return (FOLDER / f"words-{lang}.js").read_text("utf-8")


def block(lang: str, name: str) -> set[str]:
    """The keys of one object of an interface language."""
    found = re.search(rf"^  {name}: \{{(.*?)\n  \}},?$", words_of(lang), re.DOTALL | re.MULTILINE)
    assert found, (lang, name)
    return {*re.findall(r"(\w+): ", re.sub(r'"[^"]*"', '""', found[1]))}


def test_it_is_the_same_each_time(page: str) -> None:
    """The page depends on the dataset and its parts, and on no clock, path or order of a set."""
    assert page == make_explorer.page(kz_diplomacy.load())
    assert str(FOLDER) not in page


def test_it_is_small(page: str) -> None:
    """With the records, the script and three languages it is no larger than a photograph."""
    data = page.encode()

    assert len(data) <= MOST
    assert len(gzip.compress(data)) <= MOST_SENT


def test_the_only_addresses_are_those_of_the_data(page: str, ds: Dataset) -> None:
    """No address of the web is in the page but those that records have."""
    known = {source.url for source in ds.sources}
    known |= {url for kind in (ds.organizations, ds.officials) for record in kind for url in record.same_as}

    assert known - {None} == {*re.findall(r"https?:[^\s\"'`<>\\]+", page)}
    assert [] == re.findall(r"[\"'`(]//\w", page)


def test_it_asks_for_nothing_and_keeps_nothing(page: str) -> None:
    """Nothing in the script asks a host, keeps anything, or takes text for markup or for code."""
    used = "fetch( XMLHttpRequest WebSocket sendBeacon import( Storage indexedDB cookie innerHTML eval( Function("
    script = page[page.rindex('<script type="module">') :]

    assert [] == [name for name in used.split() if name in script]
    assert [] == re.findall(r"<(?:link(?! rel=\"icon\" href=\"data:,\")|img|iframe|object|script src)", page)


def test_its_policy_allows_its_own_style_and_script_only(page: str) -> None:
    """The digests in the policy are those of what the browser will see, and all else is forbidden."""
    (policy,) = re.findall(r'Content-Security-Policy" content="(.*?)"', page)
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    for element, rule in (("style", "style-src"), ('script type="module"', "script-src")):
        (text,) = re.findall(rf"<{element}>(.*?)</{element.split()[0]}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" == rules[rule]

    assert "'none'" == rules["default-src"] == rules["base-uri"] == rules["form-action"]


def test_no_words_of_the_article_are_in_it(page: str, article: str) -> None:
    """Of the article no eight words in a row stand in the page; only its title, which citations give."""

    def runs(text: str) -> set[tuple[str, ...]]:
        found = re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())
        return {tuple(found[at : at + 8]) for at in range(len(found) - 7)}

    _, *paragraphs = article.split("\n")

    assert set() == runs(page) & set().union(*map(runs, paragraphs))


def test_it_has_every_record_whole(held: Any, ds: Dataset) -> None:
    """Each record stands in it as its file has it, in the order of the dataset."""
    for kind in RECORD_TYPES:
        assert [record.to_dict() for record in getattr(ds, kind)] == held["kinds"][kind]
    assert ds.sha256 == held["sha256"]


def test_it_has_what_the_library_works_out(held: Any, ds: Dataset) -> None:
    """Dates have their bounds and words; what is unsaid and who he was stand as the library says."""
    when = ds.events["covid-19-pandemic"].when
    assert when
    assert when.earliest
    told = held["dates"][when.edtf]
    assert {lang: when.words(lang) for lang in ("kk", "ru", "en")} == told["words"]
    assert (when.earliest.toordinal(), None, None) == (told["first"], told["last"], told["core"])
    assert {id: list(fields) for id, fields in ds.unsaid().items()} == held["unsaid"]
    assert [[entry.record.id, entry.edge] for entry in ds.timeline()] == held["timeline"]
    for statement in ds.statements:
        then, found = ds.roles_at(statement), held["rolesAt"][statement.id]
        assert [list(then.certainly.ids), list(then.possibly.ids)] == [found["certainly"], found["possibly"]]
        assert bool(then.reason) == bool(found["reason"])


def test_no_text_of_a_dataset_can_leave_its_element(tmp_path: Path) -> None:
    """What looks like the end of the script in a title stays a title."""
    kz_diplomacy.load().save(tmp_path)
    topics = json.loads((tmp_path / "topics.json").read_text("utf-8"))
    topics[0]["label"]["en"] = "</script><script>alert(1)</script><!--"
    (tmp_path / "topics.json").write_text(json.dumps(topics), encoding="utf-8")
    (tmp_path / "datapackage.json").unlink()

    assert "alert(1)</script>" not in make_explorer.page(kz_diplomacy.load(tmp_path))


@pytest.mark.parametrize("lang", LANGS)
def test_every_field_and_every_value_has_a_name(lang: str) -> None:
    """In each language: every field of every kind, every word of the vocabularies, every unit."""
    fields = {name for kind in RECORD_TYPES.values() for name in kind.fields} - {"id", "evidence"}
    values = {
        value
        for kind in ("SourceKind", "RoleKind", "StatementKind", "Status", "Part", "PlaceKind")
        for value in get_args(getattr(_vocabulary, kind))
    }

    assert set() == fields - block(lang, "fields")
    assert set() == values - block(lang, "values")
    assert set() == {*get_args(_vocabulary.Voice)} - block(lang, "voices")
    assert set() == {*get_args(_vocabulary.Unit)} - block(lang, "units")
    assert set() == {*get_args(_vocabulary.Qualifier)} - block(lang, "quantities")


def test_the_languages_say_the_same_things() -> None:
    """What is said in one language is said in all; only the forms of words differ."""
    forms = {"one", "few", "many", "other", "genitive", "dative", "ablative", "countries", "tr"}
    forms |= _vocabulary.COUNTRY_CODES
    said = [{*re.findall(r"(\w+): ", re.sub(r'"[^"]*"', '""', words_of(lang)))} - forms for lang in LANGS]

    assert said[0] == said[1] == said[2]


def test_every_country_of_the_data_has_a_kazakh_name(ds: Dataset) -> None:
    """Browsers have no Kazakh names of countries, so the page has those that it needs."""
    named = {code for kind in (ds.roles, ds.events, ds.statements) for record in kind for code in record.countries}
    named |= {organization.country for organization in ds.organizations if organization.country}

    assert set() == named - block("kk", "countries")


def test_modules_are_joined_in_the_order_of_their_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a module needs stands before it, once, and it has no other way to what is not exported."""
    monkeypatch.setattr(make_explorer, "FOLDER", tmp_path)
    (tmp_path / "main.js").write_text('import { two } from "./b-2.js";\nimport { one } from "./a.js";\ntwo(one);\n')
    (tmp_path / "a.js").write_text("export const one = 1;\nconst own = 2;\n")
    (tmp_path / "b-2.js").write_text('import { one } from "./a.js";\nexport function two() {}\n')

    assert [
        "const $a = (() => {",
        "const one = 1;",
        "const own = 2;",
        "return { one };",
        "})();",
        "const $b_2 = (() => {",
        "const { one } = $a;",
        "function two() {}",
        "return { two };",
        "})();",
        "const $main = (() => {",
        "const { two } = $b_2;",
        "const { one } = $a;",
        "two(one);",
        "return {  };",
        "})();",
    ] == [line for line in make_explorer.joined("main").splitlines() if line]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('import { a } from "./main.js";\n', "main needs main: a module may not need itself"),
        ('import * as a from "./a.js";\n', "cannot join"),
        ("export default 1;\n", "cannot join"),
        ("export let a = 1;\n", "cannot join"),
    ],
)
def test_what_cannot_be_joined_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, told: str
) -> None:
    """A circle, and the forms of import and export that the joining does not know, are errors."""
    monkeypatch.setattr(make_explorer, "FOLDER", tmp_path)
    (tmp_path / "main.js").write_text(text)

    with pytest.raises(ValueError, match=re.escape(told)):
        make_explorer.joined("main")
