"""Write docs/records.md from the records: ``python tools/make_records.py``. A test compares the two."""

import ast
import inspect
import re
from itertools import pairwise
from pathlib import Path
from typing import get_args

import attrs
from class_source import class_node

from kz_diplomacy._records.kinds import RECORD_TYPES
from kz_diplomacy._values import vocabulary
from kz_diplomacy._values.citations import Passage
from kz_diplomacy._values.facts import Claim, Participant, Place, Quantity, Text

PAGE = Path(__file__).parents[1] / "docs" / "records.md"
VALUES = (Text, Quantity, Claim, Place, Participant, Passage)
HEAD = """\
# The records, field by field

A field about the world that is `None` or empty means that *the article does not say*; a link (`broader`, `parent`,
`part_of`, `events`, `restates`) that there is none. Every record has an `id`, which is never renamed, and
`evidence`: for each field the sentences that it rests on. In a dataset of your own evidence may be missing; in the
bundled one every field about the world has it, and a test holds that.

## Whose word

Each sentence of an article has a *voice*: `narration` is the agency's own word, `reported` the agency's words for
what someone said, `quoted` the speaker's own, `heading` an editor's. Whose a value is follows from the sentences
that it rests on: `record.voices("status")`, `quantity.voices`; a source that is cited as a whole gives `reference`.
So a number that is not `quoted` need not be the agency's: it may be reported.

Sentences are numbered paragraph.sentence, `kazinform#3.1`. Where a sentence joins a quotation with the agency's
closing cue ("…, said the speaker"), the cue is a passage of its own beside it, with a `c`: `kazinform#16.6c`, voice
`narration`.
"""


def page() -> str:
    """The page as it should be."""
    return HEAD + "".join(f"\n{section(cls)}" for cls in (*RECORD_TYPES.values(), *VALUES)) + f"\n{words()}"


def section(cls: type) -> str:
    """A heading, what the class is, and its fields."""
    what = inspect.getdoc(cls).splitlines()[0]  # type: ignore[union-attr]
    rows = "".join(
        f"| `{name}` | {kind} | {'yes' if needed else ''} | {meaning} |\n"
        for name, kind, needed, meaning in fields(cls)
    )
    return f"## {cls.__name__}\n\n{what}\n\n| field | type | needed | meaning |\n|---|---|---|---|\n{rows}"


def fields(cls: type) -> list[tuple[str, str, bool, str]]:
    """Name, type, whether it is needed, and meaning of every field, as the class itself has them."""
    body = class_node(cls).body
    needed = {field.name: field.default is attrs.NOTHING for field in attrs.fields(cls)}
    found = []
    for annotated, told in pairwise(body):
        if isinstance(annotated, ast.AnnAssign) and isinstance(told, ast.Expr):
            name, meaning = ast.unparse(annotated.target), ast.literal_eval(told.value)
            found.append((name, readable(ast.unparse(annotated.annotation)), needed[name], " ".join(meaning.split())))
    return found


def readable(annotation: str) -> str:
    """A type in words."""
    plain = re.sub(r"Optional\['(\w+)'\]", r"\1", annotation).replace(" | None", "")
    several = re.fullmatch(r"tuple\[(.+), \.\.\.\]", plain)
    return (f"several `{several[1]}`" if several else f"`{plain}`").replace(" | ", "` or `")


def words() -> str:
    """The closed vocabularies."""
    names = ("SourceKind", "RoleKind", "Status", "StatementKind", "Part", "Voice", "Qualifier", "Unit", "PlaceKind")
    rows = "".join(
        f"| `{name}` | {', '.join(map('`{}`'.format, get_args(getattr(vocabulary, name))))} |\n" for name in names
    )
    return f"## The closed vocabularies\n\n| type | words |\n|---|---|\n{rows}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
