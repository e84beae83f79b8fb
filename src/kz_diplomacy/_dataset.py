"""The dataset: its collections and queries, its ids, and its identity."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, overload

import attrs

from ._io.files import sha256_of_files
from ._public import public
from ._query.context import Context
from ._query.kinds import COLLECTIONS, Events, Officials, Organizations, Roles, Sources, Statements, Topics
from ._records.base import Record
from ._records.kinds import RECORD_TYPES, AnyRecord, Official, Source, Statement
from ._records.record_set import RecordSet, known_of_type
from ._values.citations import Passage
from ._values.frozen import FrozenMap
from .errors import Description, QueryError, UnknownIdError, nearest

# Each query imports its modules when it is called, because most programs use only one or two queries.
if TYPE_CHECKING:
    from ._article.article import Article
    from ._query.roles_at import RolesAt
    from ._query.timeline import Timeline
    from ._records.links import RecordedQuantity
    from ._search.hits import Hits
    from ._values.citations import Reference
    from ._values.interval import Period
    from ._values.vocabulary import Lang
    from .export._tables.rows import Rows


@public
@attrs.frozen(eq=False, repr=False, kw_only=True)
class Dataset(RecordSet):
    """Records of every kind that belong together; immutable, equal to another of the same content, version and license.

    Raises:
        UnknownIdError: ``ds[id]`` of an id that no record has.

    >>> import kz_diplomacy
    >>> ds = kz_diplomacy.load()
    >>> ds["aibek-smadiyarov"].name.ru
    'Айбек Смадияров'
    """

    sources: Sources = attrs.field(factory=Sources)
    """The texts that the records rest on."""
    topics: Topics = attrs.field(factory=Topics)
    """The editors' vocabulary of subjects."""
    organizations: Organizations = attrs.field(factory=Organizations)
    """The bodies and states that act or are named."""
    officials: Officials = attrs.field(factory=Officials)
    """The persons."""
    roles: Roles = attrs.field(factory=Roles)
    """The tenures of posts, ranks and seats."""
    events: Events = attrs.field(factory=Events)
    """What happened, goes on, was planned, proposed or possible."""
    statements: Statements = attrs.field(factory=Statements)
    """What was said."""
    articles: tuple[Article, ...] = ()
    """The copies of articles that ``with_article`` gave it; neither saved nor pickled, and no part of what it is."""
    _context: Context = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        context = Context(self, partial(_verified_texts, self.articles))
        object.__setattr__(self, "_context", context)
        for kind, collection in COLLECTIONS.items():
            # A query of a collection resolves ids of other kinds, so each collection knows the whole dataset.
            object.__setattr__(self, kind, collection(getattr(self, kind), context))

    @classmethod
    def _from_records(cls, records: RecordSet) -> Dataset:
        """Return a dataset that holds the records of a record set."""
        return cls(**{field.name: getattr(records, field.name) for field in attrs.fields(RecordSet)})

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 over the canonical bytes of the files, in the order of the kinds: what exactly you depend on.

        >>> import kz_diplomacy
        >>> len(kz_diplomacy.load().sha256)
        64
        """
        return sha256_of_files(self)

    def __getitem__(self, id: str) -> AnyRecord:
        if not isinstance(id, str):
            raise QueryError(id, "the id of a record", "by place go the collections, such as ds.events[0]")
        try:
            return self._by_id[id]
        except KeyError:
            raise UnknownIdError(id, "record", nearest(id, self._by_id)) from None

    def timeline(self, during: Period | None = None, *, certainly: bool = False) -> Timeline:
        """What happened and what was said, in order; then what has no date. A tenure's begin and end are two entries.

        With ``during``, only of what can fall in that period, or with ``certainly`` does for sure; so it has both ends
        of a tenure that was held in it.

        Raises:
            WhenError: The period is no date.
            QueryError: The period is neither text nor date, or ``certainly`` stands without one.

        >>> import kz_diplomacy
        >>> ds = kz_diplomacy.load()
        >>> str(ds.timeline()[0].when)
        '2006'
        >>> [(entry.record.id, entry.edge) for entry in ds.timeline("2019", certainly=True)]
        [('press-secretary', 'begin'), ('press-secretary', 'end')]
        """
        from ._query.timeline import timeline

        if during is not None:
            return timeline(
                self.roles.during(during, certainly=certainly),
                self.events.during(during, certainly=certainly),
                self.statements.during(during, certainly=certainly),
            )
        if certainly:
            raise QueryError(Description("certainly without a period"), "during beside it", "say in which period")
        return timeline(self.roles, self.events, self.statements)

    def roles_at(self, period: Statement | str | Period, official: Official | str | None = None) -> RolesAt:
        """Who was he when he said it: the roles that the speaker of a statement held then, for sure and perhaps.

        Asked for a period instead, the roles of ``official`` in it, or of all. A text is the id of a statement, or a
        date.

        Raises:
            UnknownIdError: There is no such official, or no such statement.
            WhenError: A text that is neither the id of a statement nor a date.
            QueryError: Neither statement nor date; or an official beside a statement, which has its speaker.

        >>> import kz_diplomacy
        >>> ds = kz_diplomacy.load()
        >>> then = ds.roles_at("not-your-war")
        >>> then.certainly.ids, then.possibly.ids[:2]
        (('press-secretary',), ('communications-department-director', 'envoy-class-ii'))
        >>> ds.roles_at("2026", "aibek-smadiyarov").certainly.ids
        ()
        """
        from ._query.roles_at import roles_at

        moment: Any = self._context.statement_or_date(period) if isinstance(period, str) else period
        holder: Any = None if official is None else self._context.find(official, Official)
        return roles_at(self.roles, moment, holder)

    @overload
    def unsaid(self) -> Mapping[str, tuple[str, ...]]: ...
    @overload
    def unsaid(self, record: AnyRecord | str) -> tuple[str, ...]: ...
    def unsaid(self, record: AnyRecord | str | None = None) -> Mapping[str, tuple[str, ...]] | tuple[str, ...]:
        """What the article does not say: the fields about the world that it leaves open for a record.

        Without a record: by id, the open fields of every record that has some.

        Raises:
            UnknownIdError: There is no such record.

        >>> import kz_diplomacy
        >>> ds = kz_diplomacy.load()
        >>> ds.unsaid("operation-zhusan")
        ('when', 'participants')
        >>> ds.unsaid()["press-secretary"]
        ('countries', 'places')
        """
        from ._records.links import unsaid

        if record is not None:
            return unsaid(self._context.find(record, Record))
        return FrozenMap((item.id, fields) for item in self if (fields := unsaid(item)))

    def resting_on(self, source: str | Passage | Reference | Source) -> tuple[AnyRecord, ...]:
        """The records that rest on a sentence, a run of sentences, or a source, in order.

        Raises:
            QueryError: A text that is no address, or a source or sentence that there is not.

        >>> import kz_diplomacy
        >>> [record.id for record in kz_diplomacy.load().resting_on("kazinform#11.2")]
        ['wuhan-student-evacuation', 'on-wuhan-evacuation']
        """
        from ._records.links import cited, resolve_citations

        targets = resolve_citations(known_of_type(self, Source), source)
        return tuple(record for record in self if not targets.isdisjoint(cited(record)))

    def referring_to(self, record: AnyRecord | str) -> tuple[AnyRecord, ...]:
        """The records that refer to a record, by a reference or as a participant; to a source, by their evidence.

        Raises:
            UnknownIdError: There is no such record.

        >>> import kz_diplomacy
        >>> [record.id for record in kz_diplomacy.load().referring_to("almaty-ministers-meeting")]
        ['almaty-meeting-costs', 'almaty-plan-made-public', 'on-almaty-talks', 'on-meeting-costs']
        """
        from ._records.links import refers_to

        id = self._context.find(record, Record).id
        return tuple(item for item in self if refers_to(item, id))

    @property
    def quantities(self) -> tuple[RecordedQuantity, ...]:
        """Every number of the dataset, with the record that it is about, in order.

        >>> import kz_diplomacy
        >>> len(kz_diplomacy.load().quantities)
        12
        """
        from ._records.links import quantities

        return tuple(quantities(self))

    def search(self, query: str, *, min_score: float = 0.0) -> Hits:
        """The records that answer some words, best first: in three languages and scripts, with endings and typos.

        Any word may match; rare ones weigh more, question words nothing. ``min_score``, from 0 to 1, leaves out what
        answers too little of the query; for a bot, 0.5 turns most questions without an answer into no hits.

        Raises:
            QueryError: The query is no text, or ``min_score`` not a number from 0 to 1.

        >>> import kz_diplomacy
        >>> [hit.record.id for hit in kz_diplomacy.load().search("Жусан")][:1]
        ['operation-zhusan']
        """
        return self._context.search_index.search(query, min_score=min_score)

    def with_article(self, file: str | os.PathLike[str]) -> Dataset:
        """The same dataset with a copy of its article at hand, or every copy in a folder: then ``text`` has the words.

        It is equal to this one, and finds the article's own words too. The words are neither saved nor pickled. A new
        copy takes the place of one that was at hand; of several in a folder the best is taken.

        Raises:
            ArticleError: The file, or every file of the folder, is no article of this dataset.

        >>> import kz_diplomacy, importlib.resources
        >>> ds, _ = kz_diplomacy.example()
        >>> with importlib.resources.as_file(importlib.resources.files("kz_diplomacy") / "example") as folder:
        ...     held = ds.with_article(folder / "article.txt")
        >>> held == ds, held.text("on-the-lamp")[:16]
        (True, 'The lamp is our ')
        """
        from ._article.copies import articles_at

        found = articles_at(file, self)
        kept = [held for held in self.articles if held.source.id not in {new.source.id for new in found}]
        return attrs.evolve(self, articles=(*kept, *found))

    def text(self, target: Statement | Passage | str) -> str:
        """The article's own words: of a statement, a passage or an address, exactly as they were printed.

        Raises:
            ArticleError: No copy is at hand, or it does not prove them; it says what to do.
            UnknownIdError: A text that is neither an address nor the id of a statement.
            QueryError: None of these.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().text("farewell-words")
        Traceback (most recent call last):
            ...
        kz_diplomacy.ArticleError: ...
        """
        from ._article.copies import text_of

        return text_of(self, self.articles, target)

    def table(self, name: str, lang: Lang | None = "en") -> Rows:
        """A flat table, ready for a data frame: of a kind, of one of its lists (``statements_claims``), of evidence.

        Every row has every column. A reference is an id (``speaker_id``), a date its EDTF text (``said``) with its
        bounds as days (``said_earliest``, ``said_latest``) and whether it is approximate. A wording is in the language
        asked for, and None where it is not written in it; ``lang=None`` gives a column for each of the three.

        Raises:
            QueryError: There is no such table, or no such language; it lists what there is.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().table("roles", lang="ru")[0]["start_latest"]
        '2006-12-31'
        """
        from .export._tables.rows import table

        return table(self, name, lang)

    def save(self, folder: str | os.PathLike[str], *, overwrite: bool = False, lines: Collection[str] = ()) -> None:
        """Write the canonical files and the descriptor into a folder, which is made where there is none.

        Each file is written whole or not at all, the descriptor, with the size and the digest of each, last. With
        ``overwrite`` a kind that stands there with a record on each line (``.jsonl``) is written so again; so are the
        kinds that ``lines`` names. Whatever else a descriptor said that stood there is kept.

        Raises:
            QueryError: A dataset stands in the folder, and nothing says to overwrite it; or ``lines`` does not list
                kinds.
            DataError: The descriptor that stands there cannot be read, or not be written again as it is, so that what
                it says would be lost; or the dataset's name, version or licence could not be read again.
            OSError: The folder cannot be made or written; each file is the old one or the new one.

        >>> import kz_diplomacy, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     kz_diplomacy.load().save(folder)
        ...     kz_diplomacy.load(folder) == kz_diplomacy.load()
        True
        """
        from ._io.writer import save

        save(self, folder, overwrite, lines)

    def __or__(self, other: Dataset) -> Dataset:
        if not isinstance(other, Dataset):
            return NotImplemented
        from ._authoring.merge import merge

        merged = Dataset._from_records(merge(self, other))
        copies: dict[str, Article] = {}
        for article in (*self.articles, *other.articles):
            copies.setdefault(article.source.id, article)
        # Each copy is verified again, so that it covers the statements of both datasets.
        articles = [attrs.evolve(copy, dataset=merged, verification=copy.verify(merged)) for copy in copies.values()]
        return attrs.evolve(merged, articles=tuple(articles)) if articles else merged

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Dataset):
            return NotImplemented
        return self is other or self._identity == other._identity

    def __hash__(self) -> int:
        return hash(self._identity)

    @property
    def _identity(self) -> tuple[str, str | None, str | None]:
        return self.sha256, self.version, self.license

    def __reduce__(self) -> tuple[Any, ...]:
        fields = {field.name: getattr(self, field.name) for field in attrs.fields(RecordSet)}
        # The records are pickled as tuples, because a collection refers to the whole dataset.
        return partial(type(self), **fields | {kind: tuple(fields[kind]) for kind in RECORD_TYPES}), ()

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(getattr(self, kind)):,} {kind}" for kind in RECORD_TYPES)
        held = "".join(f", with the words of {article.source.id}" for article in self.articles)
        name = " ".join(filter(None, (self.name, self.version)))
        return f"Dataset({name}{': ' if name else ''}{counts}{held})"


def _verified_texts(articles: tuple[Article, ...]) -> Iterator[tuple[str, str]]:
    """Yield the id and the original text of every statement that a copy verifies."""
    for article in articles:
        for proof in article.verify().proofs:
            if proof.statement and proof.ok:
                yield proof.statement.id, article.text(proof.statement)
