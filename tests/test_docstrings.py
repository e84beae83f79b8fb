"""Every public name explains itself, and every example in a docstring is executed."""

import doctest
import inspect
import pkgutil
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest
from class_source import home_of

import kz_diplomacy

MODULES = [
    import_module(info.name)
    for info in pkgutil.walk_packages(kz_diplomacy.__path__, "kz_diplomacy.")
    if info.name != "kz_diplomacy.__main__"
]
CLASSES = [getattr(kz_diplomacy, name) for name in kz_diplomacy.__all__ if inspect.isclass(getattr(kz_diplomacy, name))]
# These are shown by the examples of what holds or makes them.
SHOWN_ELSEWHERE = {"Source", "Organization", "Official", "Role", "Event", "Statement", "Topic"}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_the_examples_of_a_module_are_true(module: ModuleType) -> None:
    """What a docstring shows is what happens."""
    failed, _ = doctest.testmod(module, optionflags=doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL)

    assert failed == 0


@pytest.mark.parametrize("public", CLASSES, ids=lambda public: public.__name__)
def test_the_examples_of_a_public_class_are_true(public: type) -> None:
    """Public classes bear the module of the package, so the test of their own module passes over them."""
    home = home_of(public)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL)
    for example in doctest.DocTestFinder().find(public, public.__name__, module=home):
        runner.run(example)

    assert runner.failures == 0


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_every_module_says_what_it_is_for(module: ModuleType) -> None:
    """A reader finds a thing where the first line of its module says."""
    assert module.__doc__
    assert module.__doc__.splitlines()[0].endswith((".", "``."))


@pytest.mark.parametrize("public", CLASSES, ids=lambda public: public.__name__)
def test_a_public_class_is_documented_with_an_example(public: type) -> None:
    """Its docstring says what it is, and shows it."""
    assert public.__doc__
    assert ">>>" in public.__doc__ or public.__name__ in SHOWN_ELSEWHERE


def public_members(public: type) -> list[tuple[str, Any]]:
    """What a class has of the package, be it its own or of what it is made from."""
    return [
        (f"{public.__name__}.{name}", member)
        for cls in public.__mro__
        if cls.__module__.startswith("kz_diplomacy")
        for name, member in vars(cls).items()
        if not name.startswith("_") and (inspect.isfunction(member) or isinstance(member, (property, classmethod)))
    ]


@pytest.mark.parametrize(
    "member",
    [member for public in CLASSES for _, member in public_members(public)],
    ids=[name for public in CLASSES for name, _ in public_members(public)],
)
def test_a_public_method_is_documented_with_an_example(member: Any) -> None:
    """Methods and properties say what they give, and show it."""
    documented = inspect.getdoc(member)

    assert documented
    assert ">>>" in documented


def test_load_is_documented_with_an_example() -> None:
    """So is the one public function."""
    assert ">>>" in (kz_diplomacy.load.__doc__ or "")
