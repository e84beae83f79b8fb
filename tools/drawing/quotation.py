"""One quotation of the invented example, followed from its record to the characters in the article."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from kz_diplomacy import Article, Dataset, Lang, Passage

from .svg import Picture, wrapped
from .words import QUOTATION

_WIDTH, _LEFT, _PAD = 462, 10, 14
_INNER: Final = _WIDTH - 2 * (_LEFT + _PAD)
_STATEMENT, _CLAIM = "on-the-lamp", 1


def picture(ds: Dataset, article: Article, lang: Lang) -> str:
    """From the record, over its claim, the address, the passage and the digest, to the characters that have it."""
    words, statement = QUOTATION[lang], ds.statements[_STATEMENT]
    claim = statement.claims[_CLAIM]
    (passage,) = claim.evidence
    if not (isinstance(passage, Passage) and passage.number and passage.voice and statement.speaker and statement.said):
        raise ValueError(f"{_STATEMENT}: a claim that rests on one sentence, with a speaker and a date")
    fields = f"{statement.speaker.name.best(lang)} · {statement.said.words(lang)}"
    told = {
        "id": statement.id,
        "fields": fields,
        "claim": claim.text.best(lang),
        "address": passage.address,
        "start": passage.start,
        "end": passage.end,
        "digest": passage.sha256,
        "characters": article.text(passage),
    }
    if sha256(article.text(passage).encode()).hexdigest() != passage.sha256:
        raise ValueError(f"{passage.address}: other characters than those recorded")
    drawn = Picture(lang, _WIDTH, words["title"], words["description"].format(**told))
    step = _Steps(drawn, drawn.heading(_LEFT, words["title"]) + 16)
    step.box(words["statement"], [(statement.id, "f-blue mono"), (fields, "f-ink")])
    step.arrow(words["to claim"])
    numbers = {"number": _CLAIM + 1, "count": len(statement.claims)}
    step.box(words["claim"].format(**numbers), [(claim.text.best(lang), "f-ink")])
    step.arrow(words["to address"])
    step.box(words["address"], [(passage.address, "f-blue mono")])
    step.arrow(words["to passage"])
    line = " ".join(f"{name} {getattr(passage, name)}" for name in ("number", "start", "end", "voice"))
    step.box(words["passage"].format(file="sources.json"), [(line, "f-ink mono")])
    step.arrow(words["to digest"])
    step.box(words["digest"], [(passage.sha256[:32], "f-ink mono"), (passage.sha256[32:], "f-ink mono")])
    step.arrow(words["to characters"])
    step.characters(words["characters"], article, passage, words["proved"].format(**told))
    return drawn.svg(step.y + 10)


class _Steps:
    """Boxes one below the other, with an arrow from each to the next."""

    def __init__(self, drawn: Picture, y: float) -> None:
        self._drawn, self.y = drawn, y

    def box(self, head: str, lines: list[tuple[str, str]]) -> None:
        """A heading, and what it is a heading of, each in its style."""
        broken = [(part, style) for line, style in lines for part in wrapped(line, 14, _INNER)]
        self._drawn.box(_LEFT, self.y, _WIDTH - 2 * _LEFT, 34 + 20 * len(broken), "f-fill s-edge s-thin")
        self._head(head)
        for at, (line, style) in enumerate(broken):
            self._drawn.text(_LEFT + _PAD, self.y + 42 + 20 * at, line, style)
        self.y += 34 + 20 * len(broken)

    def arrow(self, words: str) -> None:
        """What the one above does to the one below."""
        x = _LEFT + 2 * _PAD
        self._drawn.line((x, self.y), (x, self.y + 26), style="s-blue s-thick", arrow="f-blue")
        self._drawn.text(x + 16, self.y + 18, words, "f-soft", size=13)
        self.y += 26

    def characters(self, head: str, article: Article, passage: Passage, proved: str) -> None:
        """The sentence in the midst of its neighbours, with its offsets, and that it proves."""
        size, wide_one = 13.0, 7.8
        spot = article.source.passages.index(passage)
        before, here, after = (article.text(one) for one in article.source.passages[spot - 1 : spot + 2])
        lines = [*_lines(f"{before} {here} {after}", int(_INNER // wide_one))]
        first, last = len(before) + 1, len(before) + 1 + len(here)
        check = [*wrapped(proved, 13, _INNER - 20)]
        height = 34 + 20 * len(lines) + 2 * 17 + 10 + 18 * len(check) + 6
        self._drawn.box(_LEFT, self.y, _WIDTH - 2 * _LEFT, height, "f-fill s-blue s-thick")
        self._head(head)
        y = self.y + 42.0
        for start, line in lines:
            cut = [min(max(offset - start, 0), len(line)) for offset in (first, last)]
            x = [_LEFT + _PAD + at * wide_one for at in (0, *cut)]
            if start <= first < start + len(line):
                self._drawn.text(x[1], y, str(passage.start), "f-blue", size=13)
                y += 17
            if cut[0] < cut[1]:
                self._drawn.box(x[1], y - 14, x[2] - x[1], 19, "f-mark", corner=2)
            parts = (line[: cut[0]], line[cut[0] : cut[1]], line[cut[1] :])
            for at, part, style in zip(x, parts, ("f-soft", "f-ink", "f-soft"), strict=True):
                if part.strip():
                    self._drawn.fitted(
                        at, y, part, f"{style} mono", size, len(part) * wide_one, article.source.language
                    )
            if start < last <= start + len(line):
                y += 17
                self._drawn.text(x[2], y, str(passage.end), "f-blue", size=13, anchor="end")
            y += 20
        for at, line in enumerate(check):
            self._drawn.text(_LEFT + _PAD, y + 8 + 18 * at, ("✓ " if not at else "") + line, "f-green", size=13)
        self.y += height

    def _head(self, head: str) -> None:
        self._drawn.text(_LEFT + _PAD, self.y + 21, head, "f-soft", size=13)


def _lines(words: str, most: int) -> list[tuple[int, str]]:
    """The lines of a text of so many letters at most, each with the offset at which it begins."""
    lines, start = [], 0
    while len(words) - start > most:
        end = words.rindex(" ", start, start + most + 1)
        lines.append((start, words[start:end]))
        start = end + 1
    return [*lines, (start, words[start:])]
