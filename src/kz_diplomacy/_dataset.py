"""A whole dataset: its collections, its ids, and what exactly it is."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

import attrs

from ._errors import QueryError, Said, UnknownIdError, nearest
from ._files import DESCRIPTOR, Descriptor, canonical, describe, file_name
from ._frozen import FrozenMap
from ._kinds import Events, Officials, Organizations, Roles, Sources, Statements, Topics
from ._record import Record
from ._records import KINDS, AnyRecord, Official, Source, Statement
from ._references import RecordedQuantity, cited, quantities, refers, wanted
from ._roles_at import RolesAt, roles_at
from ._scope import Scope
from ._span import Period
from ._timeline import Timeline, timeline
from ._unsaid import unsaid
from ._values import Passage, Reference

if TYPE_CHECKING:
    from ._article import Article
    from ._hits import Hits


def _frozen(records: Mapping[str, AnyRecord]) -> FrozenMap[AnyRecord]:
    return FrozenMap(records)


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Dataset:
    """Records of every kind that belong together; immutable, equal to another of the same content, version and license.

    Raises:
        UnknownIdError: ``ds[id]`` of an id that no record has.

    >>> import kz_diplomacy
    >>> ds = kz_diplomacy.load()
    >>> ds["aibek-smadiyarov"].name.ru
    'Айбек Смадияров'
    """

    sources: Sources
    """The texts that the records rest on."""
    topics: Topics
    """The editors' vocabulary of subjects."""
    organizations: Organizations
    """The bodies and states that act or are named."""
    officials: Officials
    """The persons."""
    roles: Roles
    """The tenures of posts, ranks and seats."""
    events: Events
    """What happened, goes on, was planned, proposed or possible."""
    statements: Statements
    """What was said."""
    name: str | None = None
    """What the dataset is called; None where its folder has no descriptor."""
    version: str | None = None
    """The version of the data, which is not the package's; None where no descriptor says one."""
    license: str | None = None
    """The licence of the data, as SPDX has it; None where no descriptor says one."""

    base: Mapping[str, AnyRecord] = attrs.field(factory=FrozenMap, converter=_frozen)
    """The records of another dataset that these may refer to, by id; they are not among this one's own."""
    articles: tuple[Article, ...] = ()
    """The copies of articles that ``with_article`` gave it; neither saved nor pickled, and no part of what it is."""
    _scope: Scope = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        own = FrozenMap((record.id, record) for kind in KINDS for record in getattr(self, kind))
        object.__setattr__(self, "_scope", Scope(own, self.base, self.articles))
        for kind in KINDS:
            # So that what is asked of a collection is answered in view of the whole dataset.
            object.__setattr__(self, kind, type(getattr(self, kind))(getattr(self, kind), self._scope))

    @cached_property
    def _canonical(self) -> FrozenMap[bytes]:
        return FrozenMap((kind, canonical(getattr(self, kind))) for kind in KINDS)

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 over the canonical bytes of the files, in the order of the kinds: what exactly you depend on.

        >>> import kz_diplomacy
        >>> len(kz_diplomacy.load().sha256)
        64
        """
        return sha256(b"".join(self._canonical.values())).hexdigest()

    @property
    def known(self) -> Mapping[str, AnyRecord]:
        """Every record that these may refer to, by id: its own, and those of its base.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().known["visas"].label.en
        'Visas'
        """
        return self._scope.known

    def __getitem__(self, id: str) -> AnyRecord:
        if not isinstance(id, str):
            raise QueryError(id, "the id of a record", "by place go the collections, such as ds.events[0]")
        try:
            return self._scope.own[id]
        except KeyError:
            raise UnknownIdError(id, "record", nearest(id, self._scope.own)) from None

    def __contains__(self, item: object) -> bool:
        if isinstance(item, str):
            return item in self._scope.own
        return isinstance(item, Record) and self._scope.own.get(item.id) == item

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
        if during is not None:
            return timeline(
                self.roles.during(during, certainly=certainly),
                self.events.during(during, certainly=certainly),
                self.statements.during(during, certainly=certainly),
            )
        if certainly:
            raise QueryError(Said("certainly without a period"), "during beside it", "say in which period")
        return timeline(self.roles, self.events, self.statements)

    def roles_at(self, asked: Statement | str | Period, official: Official | str | None = None) -> RolesAt:
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
        meant: Any = self._scope.statement_or_date(asked) if isinstance(asked, str) else asked
        holder: Any = None if official is None else self._scope.find(official, Official)
        return roles_at(self.roles, meant, holder)

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
        if record is not None:
            return unsaid(self._scope.find(record, Record))
        return FrozenMap((one.id, fields) for one in self._scope.own.values() if (fields := unsaid(one)))

    def resting_on(self, source: str | Passage | Reference | Source) -> tuple[AnyRecord, ...]:
        """The records that rest on a sentence, a run of sentences, or a source, in order.

        Raises:
            QueryError: A text that is no address, or a source or sentence that there is not.

        >>> import kz_diplomacy
        >>> [record.id for record in kz_diplomacy.load().resting_on("kazinform#11.2")]
        ['wuhan-student-evacuation', 'on-wuhan-evacuation']
        """
        asked = wanted(self._sources, source)
        return tuple(record for record in self._scope.own.values() if not asked.isdisjoint(cited(record)))

    def referring_to(self, record: AnyRecord | str) -> tuple[AnyRecord, ...]:
        """The records that refer to a record, by a reference or as a participant; to a source, by their evidence.

        Raises:
            UnknownIdError: There is no such record.

        >>> import kz_diplomacy
        >>> [record.id for record in kz_diplomacy.load().referring_to("almaty-ministers-meeting")]
        ['almaty-meeting-costs', 'almaty-plan-made-public', 'on-almaty-talks', 'on-meeting-costs']
        """
        id = self._scope.find(record, Record).id
        return tuple(one for one in self._scope.own.values() if refers(one, id))

    @property
    def quantities(self) -> tuple[RecordedQuantity, ...]:
        """Every number of the dataset, with the record that it is about, in order.

        >>> import kz_diplomacy
        >>> len(kz_diplomacy.load().quantities)
        12
        """
        return tuple(quantities(self._scope.own.values()))

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
        from ._hits import Hits

        return Hits(self._scope.index.search(query, min_score=min_score))

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
        from ._held import articles_at

        found = articles_at(file, self)
        kept = [held for held in self.articles if held.source.id not in {new.source.id for new in found}]
        return attrs.evolve(self, articles=(*kept, *found))

    def text(self, of: Statement | Passage | str) -> str:
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
        from ._held import text_of

        return text_of(self, of)

    @property
    def _sources(self) -> tuple[Source, ...]:
        return tuple(record for record in self._scope.known.values() if isinstance(record, Source))

    def save(self, folder: str | os.PathLike[str]) -> None:
        """Write the canonical files and the descriptor into a folder, which is made where there is none.

        Files of these names are replaced, the descriptor with whatever else it said; the rest of the folder is left.

        Raises:
            OSError: The folder cannot be made or written.

        >>> import kz_diplomacy, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     kz_diplomacy.load().save(folder)
        ...     kz_diplomacy.load(folder) == kz_diplomacy.load()
        True
        """
        target = Path(folder)
        target.mkdir(parents=True, exist_ok=True)
        for kind, data in self._canonical.items():
            (target / file_name(kind)).write_bytes(data)
        descriptor = Descriptor(self.name, self.version, self.license)
        (target / DESCRIPTOR).write_bytes(describe(descriptor, self._canonical))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Dataset):
            return NotImplemented
        return self is other or self._identity == other._identity

    def __hash__(self) -> int:
        return hash(self._identity)

    @property
    def _identity(self) -> tuple[str, str | None, str | None]:
        return self.sha256, self.version, self.license

    def __copy__(self) -> Dataset:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Dataset:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        kept = {kind: getattr(self, kind) for kind in (*KINDS, "name", "version", "license", "base")}
        return _rebuilt, (type(self), kept)

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(getattr(self, kind)):,} {kind}" for kind in KINDS)
        held = "".join(f", with the words of {article.source.id}" for article in self.articles)
        name = " ".join(filter(None, (self.name, self.version)))
        return f"Dataset({name}{': ' if name else ''}{counts}{held})"


def _rebuilt(kind: type[Dataset], fields: dict[str, Any]) -> Dataset:
    return kind(**fields)
