"""A word as it is compared: what meets, how near it is, and what does not meet."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_diplomacy._search.stopwords import LITTLE, NEIGHBOURS
from kz_diplomacy._search.words import (
    BEGINNING,
    ENDING,
    KAZAKH,
    KAZAKH_BEGINNING,
    SAME,
    SCRIPT,
    SCRIPT_BEGINNING,
    TYPOS,
    WORD,
    _Endings,
    _endings,
    _root,
    bearable,
    closeness,
    folding,
    signature,
    skeleton,
    spelling,
    weighs_nothing,
    within,
)

LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіabcdefghijklmnopqrstuvwxyz"
WORDS = st.text(LETTERS, min_size=1, max_size=12)


def near(asked: str, word: str) -> float:
    return closeness(spelling(asked), spelling(word))


@pytest.mark.parametrize(
    "spellings",
    [
        "Смадияров Smadiyarov Smadiarov SMADIYAROV",
        "Жусан Zhusan Jusan",
        "Шереметьево Sheremetyevo Sheremetevo",
        "Внуково Vnukovo Wnukowo",
        "Айбек Aibek Aybek",
        "Шенген Schengen Shengen",
        "Алматы Almaty",
        "Бейжің Бейжин Beijing",
        "Әзербайжан Азербайжан Азербайджан Azerbaijan Azerbaidzhan",
        "Қазақстан Казакстан Qazaqstan Kazakstan",
        "Ухань Wuhan Uhan",
        "шекара şekara šekara",
        "чемпион čempion çempion chempion",
        "процесс process",
        "қыздар qyzdar",
        "Ереван Yerevan",
        "футбол futbol",
    ],
)
def test_spellings_of_one_name_have_one_skeleton(spellings: str) -> None:
    """Either script and each usual transliteration are brought to the same sounds."""
    skeletons = {spelling(word).skeleton for word in spellings.split()}

    assert len(skeletons) == 1, skeletons


@pytest.mark.parametrize(
    ("forms", "root"),
    [
        ("Ухань Уханя Ухане Уханю Уханем", "ухан"),
        ("Уханьда Уханьдағы Уханьнан Уханьға Уханьның", "ухан"),
        ("виза визы визу визой визасы визасын визалар визаларды", "виз"),
        ("Смадияров Смадиярова Смадияровым Смадияровтың Смадияровқа", "смадияров"),
        ("министрлік министрлігі министрліктің министрлігінің министрлікке", "министр"),
        ("студент студенттер студенттердің студенты студентов студентами", "студент"),
        ("border borders", "border"),
        ("evacuated evacuating evacuation evacuations", "evacu"),
    ],
)
def test_forms_of_one_word_share_a_root(forms: str, root: str) -> None:
    """Kazakh, Russian and simple English endings come off."""
    assert all(root in spelling(form).roots for form in forms.split())


@pytest.mark.parametrize(
    ("asked", "word", "expected"),
    [
        ("ухань", "УХАНЬ", SAME),
        ("2024", "2024", SAME),
        ("20", "2024", 0.0),
        ("и", "и", SAME),
        ("и", "имя", 0.0),
        ("ух", "Ухань", BEGINNING),
        ("уханя", "Ухань", ENDING),
        ("визами", "виза", ENDING),
        ("ауғанстаннан", "Ауғанстанға", ENDING),
        ("ауганстан", "Ауғанстан", KAZAKH),
        ("ауганстаннан", "Ауғанстан", KAZAKH),
        ("ауган", "Ауғанстан", KAZAKH_BEGINNING),
        ("smadiarov", "Smadiyarov", SCRIPT),
        ("smadiyarova", "Смадияров", SCRIPT),
        ("wuhanda", "Ухань", SCRIPT),
        ("smadi", "Смадияров", SCRIPT_BEGINNING),
        ("sm", "Смадияров", 0.0),
        ("кету", "кетү", KAZAKH),
        ("aa", "ии", 0.0),
        ("йй", "ii", 0.0),
        ("ьь", "2024", 0.0),
        ("kabul", "Ухань", 0.0),
        ("students", "studio", 0.0),
        ("kantoma", "kantomu", 0.0),
    ],
)
def test_how_near_words_are(asked: str, word: str, expected: float) -> None:
    """The word, its beginning, another ending, Kazakh as Russian, the other script: each has its value."""
    assert expected == near(asked, word)


def test_the_better_tiers_are_worth_more() -> None:
    """The order of the tiers is the order of their values."""
    tiers = [SAME, BEGINNING, ENDING, KAZAKH, KAZAKH_BEGINNING, SCRIPT, SCRIPT_BEGINNING, TYPOS[1], TYPOS[2]]

    assert tiers == sorted(set(tiers), reverse=True)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("ухань", "ухань", 0),
        ("ухань", "уханн", 1),
        ("ухань", "ухан", 1),
        ("ухань", "уххань", 1),
        ("ухань", "ухнаь", 1),
        ("ухань", "хуаньь", 2),
        ("смадияров", "смодиярав", 2),
        ("wuhan", "buhan", 1),
        ("ухань", "", 5),
    ],
)
def test_typos_are_counted(one: str, other: str, count: int) -> None:
    """A letter put in, left out or changed is one, and so are two neighbours that changed places."""
    assert [most >= count for most in range(3)] == [within(one, other, most) for most in range(3)]


def test_how_many_typos_a_word_bears() -> None:
    """None below four letters, one from four, two from eight; a number none."""
    assert [0, 1, 1, 2, 0] == [bearable(word) for word in ("жер", "елші", "делегат", "делегаты", "20242025")]


@given(WORDS, st.integers(0, 11), st.sampled_from(LETTERS))
def test_one_typo_is_one_typo(word: str, place: int, letter: str) -> None:
    """Whatever letter is put in wherever, it is at most one, in both directions, and changes few letters of the set."""
    place = min(place, len(word))
    longer = word[:place] + letter + word[place:]
    changed = word[:place] + letter + word[place + 1 :]

    assert within(word, longer, 1)
    assert within(longer, word, 1)
    assert not within(word, longer, 0)
    assert within(word, changed, 1)
    assert (signature(word) ^ signature(changed)).bit_count() <= 2


@given(WORDS)
def test_a_word_is_the_same_in_any_case_and_normal_form(word: str) -> None:
    """Case, normal form, stress marks, soft hyphens and curly apostrophes do not make another word."""
    plain = spelling(word)

    assert plain == spelling(word.upper()) == spelling(word.title())
    assert plain == spelling(unicodedata.normalize("NFD", word))
    assert plain == spelling(word[:1] + "\u00ad\u0301" + word[1:])
    assert SAME == closeness(plain, spelling(word.upper()))


@given(WORDS)
def test_kazakh_typed_as_russian_is_as_long_and_as_sounding(word: str) -> None:
    """The neighbours stand letter for letter, and sound the same."""
    typed = word.translate(NEIGHBOURS)

    assert len(word) == len(typed)
    assert spelling(word).letters == spelling(typed).letters
    assert spelling(word).skeleton == spelling(typed).skeleton
    assert near(typed, word) in (SAME, KAZAKH)


@given(WORDS)
def test_roots_begin_the_word_and_keep_enough_of_it(word: str) -> None:
    """An ending comes off the end only, and leaves three letters."""
    found = spelling(word)

    assert all(found.letters.startswith(root) and len(root) >= min(3, len(word)) for root in found.roots)
    assert found.skeleton.isascii()


def test_schwa_and_dotless_i_are_the_letters_meant() -> None:
    """The look-alike of the Kazakh letter, and a capital Latin I of the Kazakh alphabet, are read as meant."""
    assert folding("əйел") == folding("ӘЙЕЛ")
    assert folding("qız") == folding("QIZ")
    assert folding("straße") == folding("STRASSE")


def test_short_words_meet_in_the_other_script() -> None:
    """Of two letters the whole word, from three on the beginning."""
    assert (SCRIPT, 0.0) == (near("ел", "el"), near("ел", "elder"))
    assert SCRIPT_BEGINNING == near("уха", "Uhan")


def test_a_possessive_is_no_other_word() -> None:
    """The English genitive comes off, straight or curly; an apostrophe for a soft sign is nothing."""
    assert "kazakhstan" == folding("Kazakhstan's") == folding("Kazakhstan’s")
    assert skeleton(folding("Sheremet'evo")) == spelling("Шереметьево").skeleton


def test_words_of_a_text_are_parted_where_a_reader_parts_them() -> None:
    """Hyphens and letters after digits part, apostrophes and accents inside do not, underscores are nothing."""
    text = "Нью-Йорк, COVID19 Kazakhstan’s «Сма\u0301дияров» _x_ 200–300"

    assert ["Нью", "Йорк", "COVID", "19", "Kazakhstan’s", "Сма\u0301дияров", "x", "200", "300"] == WORD.findall(text)


@pytest.mark.parametrize("word", "Қандай қалай кандай ЧТО когда Где what Who's didn’t the мен туралы о".split())
def test_question_words_weigh_nothing(word: str) -> None:
    """In any case, with Kazakh letters typed as Russian ones, with either apostrophe."""
    assert weighs_nothing(word)


@pytest.mark.parametrize("word", "шекара посол border бейбіт 2024 Шенген women".split())
def test_other_words_weigh_something(word: str) -> None:
    """What could be searched for is no little word."""
    assert not weighs_nothing(word)


def test_little_words_are_kept_as_they_are_looked_up() -> None:
    """Every one of them is found again as it stands in the list."""
    assert all(weighs_nothing(word) for word in LITTLE)
    assert {"кандай", "когда", "dont"} <= LITTLE


def test_what_a_word_is_compared_by_is_never_nothing() -> None:
    """A sign without a sound has no skeleton, and the last Cyrillic letter there is makes no Latin word."""
    assert frozenset({"ь"}) == spelling("ь").keys
    assert not spelling("ԯ").latin


def test_endings_are_taken_off_as_far_as_enough_is_left() -> None:
    """Three letters at least, and half of the word where the endings say so; the longest ending first."""
    assert _Endings(frozenset({"a", "bcd"}), 3, 3, True) == _endings(["a", "", "bcd"])
    assert _Endings(frozenset({"a"}), 1, 4, False) == _endings(["a"], 4, half=False)
    assert "дамал" == _root("дамалами", _endings(["ал", "ами", "и"]))
    assert "дам" == _root("дамалами", _endings(["ал", "ами", "и"], half=False))
    assert ("дама", "дамал") == (_root("дамалами", _endings(["лами"])), _root("дамалдами", _endings(["дами", "лдами"])))
    assert KAZAKH == near("қалада", "каланы")


def test_sounds_that_merge_are_the_last_of_them() -> None:
    """And the set of the letters of a word has a bit for each, none for nothing."""
    assert "ete" == skeleton("e\u0301te") == skeleton("\u00e9te")
    assert ("e", "a", "n") == (skeleton("iie"), skeleton("aaa"), skeleton("ng"))
    assert (0, 1 << 33, 1 << 33 | 1 << 34) == (signature(""), signature("a"), signature("aba"))
