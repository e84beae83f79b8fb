"""Tables for notebooks: well-formed, accessible, and with nothing in them that a text could smuggle in."""

from html.parser import HTMLParser
from typing import Any

import pytest
from helpers.invented import files, write

import kz_diplomacy
from kz_diplomacy import Dataset, Event, Hit, Hits, Record, Text, When
from kz_diplomacy._query.kinds import Events

VOID = {"br"}
HOSTILE = """<script>alert("1")</script> & <img src=x onerror='2'> </td></table> &lt; \" onload="3"""


class Page(HTMLParser):
    """What a browser makes of some HTML: elements closed in order, and each element's own text and attributes."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[dict[str, Any]] = []
        self.elements: list[dict[str, Any]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = {"tag": tag, "text": "", **dict(attrs)}
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.open.pop()["tag"]

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element["text"] += data

    def all(self, tag: str, **attributes: str) -> list[str]:
        """The texts of the elements of a tag with these attributes."""
        return [
            element["text"]
            for element in self.elements
            if element["tag"] == tag and attributes.items() <= element.items()
        ]

    @property
    def rows(self) -> list[list[str]]:
        """The cells of the body, row by row."""
        cells: list[list[str]] = []
        for element in self.elements:
            if element["tag"] == "tr":
                cells.append([])
            elif element["tag"] in ("td", "th"):
                cells[-1].append(element["text"])
        return cells[1:]


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return kz_diplomacy.load(write(tmp_path_factory.mktemp("lamps"), files()))


def hit(record: Record, words: tuple[str, ...] = ("Vigil",)) -> Any:
    return Hit(record, 0.875, "title.en", words)  # type: ignore[arg-type]  # any record will do


def hostile() -> Event:
    text = Text(kk=HOSTILE, ru=HOSTILE, en=HOSTILE)
    return Event(id=HOSTILE, title=text, summary=text, status="happened", note=text, countries=(HOSTILE,))


def everything(ds: Dataset) -> list[str]:
    """All that can be shown of a dataset, and of a hostile record."""
    kinds: list[Any] = [ds.sources, ds.topics, ds.organizations, ds.officials, ds.roles, ds.events, ds.statements]
    records = [record for kind in kinds for record in kind] + [hostile()]
    hits = [hit(record, (HOSTILE,)) for record in records]
    return [
        *(one._repr_html_() for one in records),
        *(one._repr_html_() for one in [*kinds, Events(), Events([hostile()])]),
        *(one._repr_html_() for one in hits),
        Hits(hits)._repr_html_(),
        Hits(())._repr_html_(),
    ]


def test_all_of_it_is_well_formed_and_nothing_runs_or_is_fetched(lamps: Dataset, ds: Dataset) -> None:
    """Every element is closed where it should be; only plain elements are there, without handlers and addresses."""
    for html in [*everything(lamps), *everything(ds)]:
        for element in Page(html).elements:
            assert element["tag"] in set("table caption thead tbody tfoot tr th td span code br ul li".split())
            assert element.keys() <= {"tag", "text", "style", "scope", "lang", "colspan"}
            assert "url(" not in (element.get("style") or "")


def test_every_table_has_a_caption_and_heads_its_rows_and_columns(lamps: Dataset) -> None:
    """A screen reader can say of each cell what it is."""
    for html in everything(lamps):
        page = Page(html)
        rows = page.all("tr")

        assert len(page.all("caption")) == len(page.all("table")) == 1
        assert page.elements[1]["tag"] == "caption"
        assert len(page.all("th", scope="col")) >= 2
        assert len(page.all("th", scope="row")) == len(rows) - 1 - len(page.all("tfoot"))
        assert all(element.get("scope") for element in page.elements if element["tag"] == "th")


def test_a_hostile_text_is_shown_as_it_is() -> None:
    """Its markup is text in every place that it can stand in."""
    page = Page(hostile()._repr_html_())
    found = Page(hit(hostile(), (HOSTILE,))._repr_html_())

    assert page.all("span", lang="ru") == [HOSTILE] * 3
    assert page.all("li") == [HOSTILE]
    assert page.all("caption") == [f"Event {HOSTILE}"]
    assert found.rows[-1] == ["words", HOSTILE]
    assert found.all("script") == []


def test_a_record_shows_each_field_that_says_something_with_its_evidence(lamps: Dataset) -> None:
    """Text in its languages, dates in words and as EDTF, references by id, and the addresses beside."""
    page = Page(lamps.roles["head"]._repr_html_())
    rows = {name: (value, evidence) for name, value, evidence in page.rows}

    assert page.all("caption") == ["Role head"]
    assert page.all("th", scope="col") == ["field", "value", "rests on"]
    assert [*rows] == "kind title official organization start end countries places quantities summary note".split()
    assert rows["kind"] == ("post", "")
    assert rows["official"] == ("mira-solen", "")
    assert rows["start"] == ("2019 2019", "lamp-post#2.1")
    assert rows["end"] == ("3 May 2024 2024-05-03", "lamp-post#2.2almanac")
    assert rows["places"][0] == "name: Port Azure; kind: city; country: AQ"
    assert rows["quantities"][0] == (
        "label: years in office; low: 5; high: 5.5; unit: year; qualifier: about; evidence: lamp-post#3.1"
    )


def test_a_statement_shows_its_claims_and_where_its_words_stand(lamps: Dataset) -> None:
    """Claims have evidence of their own, and the passage its offsets."""
    page = Page(lamps.statements["every-night"]._repr_html_())
    rows = {row[0]: row[1] for row in page.rows}
    passage = lamps.statements["every-night"].passage

    assert rows["claims"] == "text: It burned each night.; evidence: lamp-post#3.1"
    assert rows["passage"] == f"lamp-post#char={passage.start},{passage.end}"
    assert rows["events"] == "festivalvigil"
    assert "evidence" not in rows


def test_a_source_shows_how_many_sentences_it_has(lamps: Dataset) -> None:
    """Its sentences are counted, its uncited ones told with the reason, and its title is in its own language."""
    page = Page(lamps.sources["lamp-post"]._repr_html_())
    rows = {row[0]: row[1] for row in page.rows}

    assert rows["passages"] == "7 passages"
    assert rows["uncited"] == "1.1: It only announces."
    assert page.all("span", lang="en-GB") == ["Mira Solen leaves the harbour office"]


def test_each_language_says_which_it_is(ds: Dataset) -> None:
    """A reader, or a voice, that knows the language can read it right."""
    title = ds.events["operation-zhusan"].title
    page = Page(ds.events["operation-zhusan"]._repr_html_())

    assert title.kk in page.all("span", lang="kk")
    assert title.ru in page.all("span", lang="ru")
    assert title.en in page.all("span", lang="en")


def test_long_lists_are_cut_and_counted() -> None:
    """Of 22 countries 20 are listed, and two are more."""
    event = Event(
        id="a", title=Text(en="x"), summary=Text(en="x"), status="happened", countries=("KZ",) * 20 + ("AQ",) * 2
    )

    assert Page(event._repr_html_()).all("li") == ["KZ"] * 20 + ["… and 2 more"]


def test_a_collection_shows_id_date_and_title(lamps: Dataset) -> None:
    """The date has a column where any record has one."""
    page = Page(lamps.events._repr_html_())

    assert page.all("caption") == ["Events: 2 records"]
    assert page.all("th", scope="col") == ["id", "date", "title"]
    assert page.rows == [["festival", "", "Festival of Lamps"], ["vigil", "[2024-04..2024-05-03]", "Vigil"]]
    assert Page(lamps.topics._repr_html_()).all("th", scope="col") == ["id", "title"]
    assert Page(lamps.officials[:1]._repr_html_()).all("caption") == ["Officials: 1 record"]


def test_a_title_is_english_or_the_best_there_is_and_says_which() -> None:
    """Without English it is Russian, then Kazakh."""
    texts = [Text(kk="к", ru="р", en="e"), Text(kk="к", ru="р"), Text(kk="к")]
    events = Events(Event(id=f"e{n}", title=text, summary=text, status="happened") for n, text in enumerate(texts))
    page = Page(events._repr_html_())

    assert [(element["lang"], element["text"]) for element in page.elements if element["tag"] == "span"] == [
        ("en", "e"),
        ("ru", "р"),
        ("kk", "к"),
    ]


def test_a_collection_shows_twenty_records_and_counts_the_rest() -> None:
    """And a title of more than 100 characters is cut."""
    text = Text(en="a" * 101)
    events = Events(
        Event(id=f"e{number}", title=text, summary=text, status="happened", when=When("2020")) for number in range(21)
    )
    page, whole = Page(events._repr_html_()), Page(events[:20]._repr_html_())

    assert len(page.all("th", scope="row")) == len(whole.all("th", scope="row")) == 20
    assert page.all("tfoot") == ["… and 1 more"]
    assert whole.all("tfoot") == []
    assert page.rows[0] == ["e0", "2020", "a" * 99 + "…"]


def test_hits_are_ranked_with_what_matched(lamps: Dataset) -> None:
    """Rank, score, id, title, field and words; of many, the best twenty."""
    one = hit(lamps.events["vigil"], ("Vigil", "guildhall"))
    page = Page(Hits((one,) * 23)._repr_html_())

    assert page.all("caption") == ["23 hits"]
    assert page.rows[0] == ["1", "0.88", "vigil", "Vigil", "title.en", "Vigil, guildhall"]
    assert page.rows[19][0] == "20"
    assert page.all("tfoot") == ["… and 3 more"]
    assert Page(Hits((one,))._repr_html_()).all("caption") == ["1 hit"]
    assert Page(Hits(())._repr_html_()).all("caption") == ["0 hits"]


def test_one_hit_names_its_record(lamps: Dataset) -> None:
    """Its kind and id, and what matched where."""
    page = Page(hit(lamps.events["vigil"])._repr_html_())

    assert page.all("caption") == ["Hit: event vigil"]
    assert page.rows == [["title", "Vigil"], ["score", "0.88"], ["found in", "title.en"], ["words", "Vigil"]]


def test_what_a_search_finds_can_be_shown(ds: Dataset) -> None:
    """The hits of a real search fit the table."""
    hits = ds.search("Zhusan")

    assert Page(hits._repr_html_()).rows[0][2] == hits[0].record.id
