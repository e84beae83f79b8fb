"""The draft of a dataset: a source with every sentence of an article, and empty files for the other record types."""

from __future__ import annotations

import os
import re
import shlex
import unicodedata
from pathlib import Path
from typing import Final

import attrs

from .._article.canonical import canonical
from .._article.proof import sha256_of
from .._io.files import as_path, file_bytes, file_name, write_atomic
from .._io.reader import FolderReader
from .._io.strict_json import dump_line
from .._public import public
from .._records.fields import pattern_of
from .._records.kinds import RECORD_TYPES, Source
from .._values.citations import Passage, is_cue
from .._values.facts import Text
from .._values.vocabulary import LANGS, Id, Lang, LanguageTag, Voice
from ..errors import ArticleError, DataError, Description, QueryError, quoted
from .sentences import language_of, segmenter

_ATTRIBUTES: Final = ".gitattributes"
# Digests and byte-stable files need the same line ends on every machine.
_KEEP_LINE_ENDINGS: Final = b"*.json text eol=lf\n*.jsonl text eol=lf\n"

_PLACEHOLDER: Final = "?"
MAX_PARAGRAPHS: Final = 100_000
_MAX_HEADING: Final = 120
_CLOSING_MARK: Final = re.compile(r"""[.!?…:;,][\s»”"'’)\]]*$""")
_OPENING_MARK: Final = re.compile(r"""[-‐‑‒–—―«"'“„‘‹]""")

_ID: Final = pattern_of(Id).pattern
_TAG: Final = pattern_of(LanguageTag).pattern


@public
@attrs.frozen(kw_only=True)
class Drafted:
    """What :func:`new` has done; ``str()`` of it says so, and what to do next.

    >>> drafted = Drafted(folder="mine", article="sea.txt", source="sea", sentences=12, language="en", guessed=True,
    ...     written=("sources.json",), kept=())
    >>> print(str(drafted).splitlines()[0])
    mine: 12 sentences of sea drafted, in en as its letters say
    """

    folder: str
    """The folder, as it was named."""
    article: str
    """The file of the article, as it was named."""
    source: Id
    """The id of the article's source."""
    sentences: int
    """How many sentences the source has; the cues beside them are not counted."""
    language: LanguageTag
    """The language of the source."""
    guessed: bool
    """Whether the language was worked out from the letters just now."""
    written: tuple[str, ...]
    """The names of the files that were written, in the order of the kinds; ``sources`` also where it grew."""
    kept: tuple[str, ...]
    """The names of the files that stood there and were left as they are."""

    def __str__(self) -> str:
        folder, article = shlex.quote(self.folder), shlex.quote(self.article)
        sources = next(name for name in (*self.written, *self.kept) if name.startswith("sources."))
        if sources in self.kept:
            summary = f"{self.sentences:,} sentences of {self.source} stand there already, in {self.language}"
        else:
            how = " as its letters say" if self.guessed else ""
            summary = f"{self.sentences:,} sentences of {self.source} drafted, in {self.language}{how}"
        lines = [f"{self.folder}: {summary}"]
        for action, names in (("written", self.written), ("kept", self.kept)):
            if names:
                lines.append(f"  {action}: {', '.join(names)}")
        lines += ["next:", f"  look at each sentence and its voice in {sources}: both are drafts"]
        if sources in self.written:
            lines.append(f'  fill in the publisher, which is "{_PLACEHOLDER}", and say where and when it was published')
        lines += [
            f"  kz-diplomacy find WORDS --article {article} --data {folder}  gives the address to cite",
            "  write the records, each field with its evidence",
            f"  kz-diplomacy check {folder} --article {article}",
            f"  kz-diplomacy format {folder}",
            "  with --base DIR behind both where its records refer to another dataset",
        ]
        return "\n".join(lines)


@public
def new(folder: str | os.PathLike[str], article: str | os.PathLike[str], *, language: str | None = None) -> Drafted:
    r"""Start a dataset from an article: its source with every sentence, and an empty file for each other kind.

    The folder is made where it is missing. The article is a text file or a page, read as :func:`canonical` does: it
    must have nothing around it, and at most 100,000 paragraphs. Its language is given, kk, ru or en or one of these
    with a subtag, such as en-GB; or the letters tell it: Cyrillic with Kazakh letters is Kazakh, other Cyrillic
    Russian, Latin English. Sentences, with offsets and digests in the canonical text, are told apart by pysbd; a
    paragraph of over 4,000 characters, or more of a list than prose, is one sentence.

    Sentences and voices are drafts that a hand must look at. A voice is that of the paragraph: ``heading`` where it is
    short and has no closing punctuation, ``quoted`` where it opens with a dash or a quotation mark, else ``narration``;
    ``reported``, and the cues beside sentences, are left to the hand. The title is the first paragraph, the publisher
    ``?``, the id the name of the file without its ending, in small letters.

    Run again it adds what is missing and changes nothing else: a source whose text has the same digest is kept as it
    is, and that of another article is put behind the others.

    Raises:
        ArticleError: The article cannot be read, or a source of its id has another text.
        DataError: The file with the sources that stands in the folder is broken.
        MissingExtraError: pysbd is not installed.
        QueryError: The folder is none, or cannot be written; the language cannot be told, or is none of these; no id
            can be made of the file's name.

    >>> import kz_diplomacy, pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     article = pathlib.Path(folder, "harbour.txt")
    ...     _ = article.write_text("A lamp at last\nIt was lit in May. Boats came home.", "utf-8")
    ...     drafted = kz_diplomacy.new(f"{folder}/mine", article)
    ...     ds = kz_diplomacy.load(f"{folder}/mine")
    >>> [passage.address for passage in ds.sources["harbour"].passages]
    ['harbour#1.1', 'harbour#2.1', 'harbour#2.2']
    """
    target = _folder(folder)
    if language is not None:
        _sentence_language(language)
    text = canonical(article)
    try:
        if target.exists() and not target.is_dir():
            raise QueryError(Description(f"the file {_quoted_path(target)}"), "the name of a folder")
        source, is_known = _existing_source(target, Path(article), text), True
        if source is None:
            source, is_known = _draft_source(text, _source_id(Path(article)), language), False
        written, kept = _write_missing(target, source, is_known)
    except OSError as error:
        found = Description(f"{_quoted_path(target)}, which cannot be written ({error.strerror})")
        raise QueryError(found, "a folder that can be written") from error
    return Drafted(
        folder=str(target),
        article=str(Path(article)),
        source=source.id,
        sentences=sum(not is_cue(passage) for passage in source.passages),
        language=source.language,
        guessed=language is None and not is_known,
        written=written,
        kept=kept,
    )


def _folder(folder: str | os.PathLike[str]) -> Path:
    path = as_path(folder, "the name of a folder", valid=True)
    if not os.fspath(folder):  # an empty name would become the working directory
        raise QueryError(folder, "the name of a folder")
    return path


def _quoted_path(path: Path) -> str:
    return quoted(str(path), longest=300)


def _sentence_language(language: object) -> Lang:
    """Return the language of a BCP 47 tag, which must be one that sentences can be split in."""
    if isinstance(language, str) and _TAG.fullmatch(language):
        for known in LANGS:
            if language.lower().split("-")[0] == known:
                return known
    raise QueryError(language, "kk, ru or en as the language", "sentences are told apart in no other")


def _source_id(article: Path) -> Id:
    """Return the id for a file name: the name if it is an id, dots included; otherwise its letters and digits."""
    stem = article.stem.lower()
    if _ID.fullmatch(stem):
        return stem
    bare = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    if id := "-".join(re.findall("[a-z0-9]+", bare)):
        return id
    mend = "the id of the source is made of it: rename the file, such as port-news.txt"
    raise QueryError(article.name, "a file whose name has Latin letters or digits", mend)


def _existing_source(folder: Path, article: Path, text: str) -> Source | None:
    """Return the source in the folder that has this text; None if a new source can be added."""
    if not _existing_file("sources", folder):
        return None
    reader = FolderReader(folder, {}, ("sources",))
    # References are not resolved, since the sources may cite a base that is not known here.
    reader.parsed.incomplete.add("sources")
    reader.read()
    if faults := reader.faults():
        raise DataError(faults, str(folder))
    records = reader.records["sources"]
    sources = [record for record in records if isinstance(record, Source)]
    sha256 = sha256_of(text)
    for source in sources:
        if source.sha256 == sha256:
            return source
    id = _source_id(article)
    if any(source.id == id for source in sources):
        file = _existing_file("sources", folder)
        mend = "give this file another name if it is another article, or take the source and what cites it out there"
        raise ArticleError("changed", f"{_quoted_path(article)}: {file} has a source {id} with another text: {mend}")
    return None


def _draft_source(text: str, id: Id, language: str | None) -> Source:
    """Return the source of a text, with its sentences as passages."""
    tag = language or language_of(text)
    if tag is None:
        found = Description("an article in neither Cyrillic nor Latin letters")
        raise QueryError(found, "one in Kazakh, Russian or English", 'say which, such as language="kk"')
    paragraphs = text.split("\n")
    if len(paragraphs) > MAX_PARAGRAPHS:
        raise ArticleError("unreadable", f"it has over {MAX_PARAGRAPHS:,} paragraphs: keep the article alone")
    lang = _sentence_language(tag)
    find_sentences = segmenter(lang)
    passages: list[Passage] = []
    offset = 0
    for paragraph_number, paragraph in enumerate(paragraphs, 1):
        voice = _voice(paragraph)
        for sentence_number, (start, end) in enumerate(find_sentences(paragraph), 1):
            passage = Passage(
                source=id,
                number=f"{paragraph_number}.{sentence_number}",
                start=offset + start,
                end=offset + end,
                sha256=sha256_of(paragraph[start:end]),
                voice=voice,
            )
            passages.append(passage)
        offset += len(paragraph) + 1
    return Source(
        id=id,
        kind="article",
        publisher=Text(**{lang: _PLACEHOLDER}),
        title=paragraphs[0],
        language=tag,
        length=len(text),
        sha256=sha256_of(text),
        passages=tuple(passages),
    )


def _voice(paragraph: str) -> Voice:
    """Return the voice of a paragraph, guessed from its length and its first and last characters."""
    if len(paragraph) <= _MAX_HEADING and not _CLOSING_MARK.search(paragraph):
        return "heading"
    return "quoted" if _OPENING_MARK.match(paragraph) else "narration"


def _write_missing(folder: Path, source: Source, is_known: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write the missing files, and return the names of the written and of the existing files."""
    folder.mkdir(parents=True, exist_ok=True)
    written: list[str] = []
    kept: list[str] = []
    for kind in RECORD_TYPES:
        name = _existing_file(kind, folder)
        if kind == "sources" and not is_known:
            name = name or file_name(kind)
            write_atomic(folder / name, _appended(folder / name, source))
            written.append(name)
        elif name:
            kept.append(name)
        else:
            write_atomic(folder / file_name(kind), file_bytes([]))
            written.append(file_name(kind))
    if (folder / _ATTRIBUTES).exists():
        kept.append(_ATTRIBUTES)
    else:
        write_atomic(folder / _ATTRIBUTES, _KEEP_LINE_ENDINGS)
        written.append(_ATTRIBUTES)
    return tuple(written), tuple(kept)


def _existing_file(kind: str, folder: Path) -> str:
    """Return the name of the file of a record type in a folder; empty if there is none."""
    names = (file_name(kind, lines=lines) for lines in (False, True))
    return next((name for name in names if (folder / name).exists()), "")


def _appended(file: Path, source: Source) -> bytes:
    """Return the bytes of a file with one more source at the end, and the existing bytes unchanged."""
    alone = b"".join(file_bytes([source]))
    if not file.exists():
        return alone
    data = file.read_bytes()
    if file.suffix == ".jsonl":
        return data + (b"" if data.endswith(b"\n") or not data else b"\n") + dump_line(source.to_dict())
    before = data.rstrip().removesuffix(b"]").rstrip()
    return before + (b"" if before.endswith(b"[") else b",") + alone.removeprefix(b"[")
