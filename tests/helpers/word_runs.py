"""The runs of eight words in a text, by which copied text is found."""

from __future__ import annotations

import re
import unicodedata

RUN = 8


def words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1)}
