"""The words of the article stay with their owner: none of its runs of eight words is in the repository."""

import subprocess
from pathlib import Path

import pytest
from helpers.word_runs import runs

ROOT = Path(__file__).parents[2]


def test_no_file_has_eight_consecutive_words_of_the_article(article: str) -> None:
    """Every file of the repository is free of them; only the title, which citations give, may stand anywhere."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    _, *paragraphs = article.split("\n")
    printed = set().union(*map(runs, paragraphs))
    copied = {}
    for name in listed.decode().split("\0"):
        path = ROOT / name
        if path.is_file() and (found := runs(path.read_text("utf-8", "replace").replace("\\n", " ")) & printed):
            copied[name] = found

    assert copied == {}


@pytest.mark.parametrize(
    "found", ["One two three four five six seven EIGHT!", "one, two three — four five six seven eight"]
)
def test_a_run_is_found_whatever_stands_between_its_words(found: str) -> None:
    """Case and punctuation do not hide a run."""
    assert {("one", "two", "three", "four", "five", "six", "seven", "eight")} == runs(found)
