"""The first screen in Kazakh and Russian tells the same as the English one, and runs the same two commands."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OTHERS = ["README.kk.md", "README.ru.md"]


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("name", OTHERS)
def test_the_two_commands_are_the_same_word_for_word(name: str) -> None:
    """They are those that are run when a change lands."""
    commands = blocks(read("README.md"), "sh")

    assert len(commands) == 2
    assert commands == blocks(read(name), "sh")


@pytest.mark.parametrize("name", OTHERS)
def test_the_example_asks_the_same(name: str) -> None:
    """But for the language that it asks in, and the remarks."""
    told = (r"\s+#.*", r"(?<=for words in ).*(?=:)", r'(?<=words\(")\w\w', r'(?<=title)\["\w\w"\]')

    def asked(text: str) -> list[str]:
        typed = [line for line in blocks(text, "python")[0].splitlines() if line.startswith((">>> ", "... "))]
        return [re.sub("|".join(told), "", line) for line in typed]

    assert asked(read("README.md")) == asked(read(name))


@pytest.mark.parametrize("name", ["README.md", *OTHERS])
def test_each_leads_to_the_others(name: str) -> None:
    """Every link in it leads to a file that is there."""
    links = re.findall(r"\]\(([^)]+)\)", read(name))

    assert {"README.md", *OTHERS} - {name} <= {*links}
    assert [] == [link for link in links if "://" not in link and not (ROOT / link.partition("#")[0]).is_file()]
