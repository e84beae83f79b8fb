"""A whole dataset: its collections, its ids, and what exactly it is."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

import attrs

from ._io.files import file_bytes
from ._public import public
from ._query.context import Context
from ._query.kinds import Events, Officials, Organizations, Roles, Sources, Statements, Topics
from ._questions import Questions
from ._records.base import Record
from ._records.kinds import KINDS, AnyRecord, Statement
from ._values.facts import Passage
from ._values.frozen import FrozenMap
from .errors import QueryError, UnknownIdError, nearest

if TYPE_CHECKING:
    from ._article.article import Article
    from ._values.vocabulary import Lang
    from .export._tables.rows import Rows


def _frozen(records: Mapping[str, AnyRecord]) -> FrozenMap[AnyRecord]:
    return FrozenMap(records)


@public
@attrs.frozen(eq=False, repr=False, kw_only=True)
class Dataset(Questions):
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
    _context: Context = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        own = FrozenMap((record.id, record) for kind in KINDS for record in getattr(self, kind))
        object.__setattr__(self, "_context", Context(own, self.base, partial(_proved_texts, self.articles)))
        for kind in KINDS:
            # So that what is asked of a collection is answered in view of the whole dataset.
            object.__setattr__(self, kind, type(getattr(self, kind))(getattr(self, kind), self._context))

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 over the canonical bytes of the files, in the order of the kinds: what exactly you depend on.

        >>> import kz_diplomacy
        >>> len(kz_diplomacy.load().sha256)
        64
        """
        from hashlib import sha256

        digest = sha256()
        for kind in KINDS:
            for piece in file_bytes(getattr(self, kind)):
                digest.update(piece)
        return digest.hexdigest()

    @property
    def known(self) -> Mapping[str, AnyRecord]:
        """Every record that these may refer to, by id: its own, and those of its base.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().known["visas"].label.en
        'Visas'
        """
        return self._context.by_id

    def __getitem__(self, id: str) -> AnyRecord:
        if not isinstance(id, str):
            raise QueryError(id, "the id of a record", "by place go the collections, such as ds.events[0]")
        try:
            return self._context.records[id]
        except KeyError:
            raise UnknownIdError(id, "record", nearest(id, self._context.records)) from None

    def __contains__(self, item: object) -> bool:
        if isinstance(item, str):
            return item in self._context.records
        return isinstance(item, Record) and self._context.records.get(item.id) == item

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
        from ._article.copies import text_of

        return text_of(self, of)

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

        return table(self._context, name, lang)

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

        return merge(self, other)

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


def _proved_texts(articles: tuple[Article, ...]) -> Iterator[tuple[str, str]]:
    """The words of every statement that a copy proves, by its id."""
    for article in articles:
        for proof in article.verify().proofs:
            if proof.statement and proof.ok:
                yield proof.statement.id, article.text(proof.statement)


def _rebuilt(kind: type[Dataset], fields: dict[str, Any]) -> Dataset:
    return kind(**fields)
