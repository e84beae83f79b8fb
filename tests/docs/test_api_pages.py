"""The API pages have every public name, and nothing else."""

import re
from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

import kz_diplomacy
from kz_diplomacy import typing as types

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(DOCS.glob("api*.md"))
MODULES = ("kz_diplomacy", "kz_diplomacy.export", "kz_diplomacy.plot")


def documented() -> Counter[str]:
    """How often each name is described, with its module."""
    found: Counter[str] = Counter()
    for page in PAGES:
        module = ""
        for directive, name in re.findall(r"^\.\. ([a-z:]+):: (\w+(?:\.\w+)*)", page.read_text("utf-8"), re.MULTILINE):
            if directive in ("currentmodule", "automodule", "py:module"):
                module = name
                found[name] += directive != "currentmodule"
            else:
                found[f"{module}.{name}"] += 1
    return found


def public(module: str) -> set[str]:
    """The public names of a module, with it."""
    return {f"{module}.{name}" for name in import_module(module).__all__}


def test_every_public_name_is_described_once() -> None:
    """The names of the package and of its modules are on the pages, each in one place.

    The aliases of kz_diplomacy.typing are left out, since the build of the site lists them.
    """
    classes = {f"kz_diplomacy.typing.{name}" for name in types.__all__ if isinstance(getattr(types, name), type)}
    names = {*public("kz_diplomacy"), *public("kz_diplomacy.export"), *classes, "kz_diplomacy.plot.timeline"}
    names |= {"kz_diplomacy", "kz_diplomacy.typing"}

    assert dict.fromkeys(sorted(names), 1) == dict(sorted(documented().items()))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_api_page_is_reached(page: Path) -> None:
    """The first of them lists the others."""
    listed = re.findall(r"^(api-[a-z-]+)$", (DOCS / "api.md").read_text("utf-8"), re.MULTILINE)

    assert page.stem == "api" or page.stem in listed


def test_the_aliases_are_spelt_as_they_are() -> None:
    """What stands for an alias on the pages is what the alias stands for."""
    text = "".join(page.read_text("utf-8") for page in PAGES)
    spelt = dict(re.findall(r"^\.\. py:type:: (\w+)\n   :canonical: (.+)$", text, re.MULTILINE))

    assert {"AnyRecord", "Cited", "Lang"} == set(spelt)
    for name, alias in spelt.items():
        scope = {**vars(import_module("typing")), **{one: getattr(kz_diplomacy, one) for one in kz_diplomacy.__all__}}
        assert getattr(kz_diplomacy, name) == eval(alias, scope)
