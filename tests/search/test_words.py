"""A word as it is compared: what meets, how near it is, and what does not meet."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_diplomacy._search.words import (
    FOLDED_STOPWORDS,
    KAZAKH_TO_RUSSIAN,
    WORD,
    Match,
    Suffixes,
    WordForms,
    edit_distance_at_most,
    fold,
    is_stopword,
    max_typos,
    phonetic_key,
    similarity,
    stem,
)

LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіabcdefghijklmnopqrstuvwxyz"
WORDS = st.text(LETTERS, min_size=1, max_size=12)


def near(asked: str, word: str) -> float:
    return similarity(WordForms.of(asked), WordForms.of(word))


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
def test_spellings_of_one_name_have_one_phonetic_key(spellings: str) -> None:
    """Either script and each usual transliteration are brought to the same sounds."""
    phonetic_keys = {WordForms.of(word).phonetic_key for word in spellings.split()}

    assert len(phonetic_keys) == 1, phonetic_keys


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
    assert all(root in WordForms.of(form).stems for form in forms.split())


@pytest.mark.parametrize(
    ("asked", "word", "expected"),
    [
        ("ухань", "УХАНЬ", Match.SAME),
        ("2024", "2024", Match.SAME),
        ("20", "2024", Match.NONE),
        ("и", "и", Match.SAME),
        ("и", "имя", Match.NONE),
        ("ух", "Ухань", Match.PREFIX),
        ("уханя", "Ухань", Match.INFLECTION),
        ("визами", "виза", Match.INFLECTION),
        ("ауғанстаннан", "Ауғанстанға", Match.INFLECTION),
        ("ауганстан", "Ауғанстан", Match.KAZAKH_LETTERS),
        ("ауганстаннан", "Ауғанстан", Match.KAZAKH_LETTERS),
        ("ауган", "Ауғанстан", Match.KAZAKH_LETTERS_PREFIX),
        ("smadiarov", "Smadiyarov", Match.SCRIPT),
        ("smadiyarova", "Смадияров", Match.SCRIPT),
        ("wuhanda", "Ухань", Match.SCRIPT),
        ("smadi", "Смадияров", Match.SCRIPT_PREFIX),
        ("sm", "Смадияров", Match.NONE),
        ("кету", "кетү", Match.KAZAKH_LETTERS),
        ("aa", "ии", Match.NONE),
        ("йй", "ii", Match.NONE),
        ("ьь", "2024", Match.NONE),
        ("kabul", "Ухань", Match.NONE),
        ("students", "studio", Match.NONE),
        ("kantoma", "kantomu", Match.NONE),
    ],
)
def test_how_near_words_are(asked: str, word: str, expected: float) -> None:
    """The word, its beginning, another ending, Kazakh as Russian, the other script: each has its value."""
    assert expected == near(asked, word)


def test_better_matches_are_worth_more() -> None:
    """The ways of matching are listed from the best to none, and no two are worth the same."""
    assert [*Match] == sorted({float(match) for match in Match}, reverse=True)


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
    assert [most >= count for most in range(3)] == [edit_distance_at_most(one, other, most) for most in range(3)]


def test_how_many_typos_a_word_bears() -> None:
    """None below four letters, one from four, two from eight; a number none."""
    assert [0, 1, 1, 2, 0] == [max_typos(word) for word in ("жер", "елші", "делегат", "делегаты", "20242025")]


@given(WORDS, st.integers(0, 11), st.sampled_from(LETTERS))
def test_one_typo_is_one_typo(word: str, place: int, letter: str) -> None:
    """Whatever letter is put in wherever, it is at most one, in both directions."""
    place = min(place, len(word))
    longer = word[:place] + letter + word[place:]
    changed = word[:place] + letter + word[place + 1 :]

    assert edit_distance_at_most(word, longer, 1)
    assert edit_distance_at_most(longer, word, 1)
    assert not edit_distance_at_most(word, longer, 0)
    assert edit_distance_at_most(word, changed, 1)


@given(WORDS)
def test_a_word_is_the_same_in_any_case_and_normal_form(word: str) -> None:
    """Case, normal form, stress marks, soft hyphens and curly apostrophes do not make another word."""
    plain = WordForms.of(word)

    assert plain == WordForms.of(word.upper()) == WordForms.of(word.title())
    assert plain == WordForms.of(unicodedata.normalize("NFD", word))
    assert plain == WordForms.of(word[:1] + "\u00ad\u0301" + word[1:])
    assert Match.SAME == similarity(plain, WordForms.of(word.upper()))


@given(WORDS)
def test_kazakh_typed_as_russian_is_as_long_and_as_sounding(word: str) -> None:
    """The neighbours stand letter for letter, and sound the same."""
    typed = word.translate(KAZAKH_TO_RUSSIAN)

    assert len(word) == len(typed)
    assert WordForms.of(word).letters == WordForms.of(typed).letters
    assert WordForms.of(word).phonetic_key == WordForms.of(typed).phonetic_key
    assert near(typed, word) in (Match.SAME, Match.KAZAKH_LETTERS)


@given(WORDS)
def test_roots_begin_the_word_and_keep_enough_of_it(word: str) -> None:
    """An ending comes off the end only, and leaves three letters."""
    found = WordForms.of(word)

    assert all(found.letters.startswith(root) and len(root) >= min(3, len(word)) for root in found.stems)
    assert found.phonetic_key.isascii()


def test_schwa_and_dotless_i_are_the_letters_meant() -> None:
    """The look-alike of the Kazakh letter, and a capital Latin I of the Kazakh alphabet, are read as meant."""
    assert fold("əйел") == fold("ӘЙЕЛ")
    assert fold("qız") == fold("QIZ")
    assert fold("straße") == fold("STRASSE")


def test_short_words_meet_in_the_other_script() -> None:
    """Of two letters the whole word, from three on the beginning."""
    assert (Match.SCRIPT, Match.NONE) == (near("ел", "el"), near("ел", "elder"))
    assert Match.SCRIPT_PREFIX == near("уха", "Uhan")


def test_a_possessive_is_no_other_word() -> None:
    """The English genitive comes off, straight or curly; an apostrophe for a soft sign is nothing."""
    assert "kazakhstan" == fold("Kazakhstan's") == fold("Kazakhstan’s")
    assert phonetic_key(fold("Sheremet'evo")) == WordForms.of("Шереметьево").phonetic_key


def test_words_of_a_text_are_parted_where_a_reader_parts_them() -> None:
    """Hyphens and letters after digits part, apostrophes and accents inside do not, underscores are nothing."""
    text = "Нью-Йорк, COVID19 Kazakhstan’s «Сма\u0301дияров» _x_ 200–300"

    assert ["Нью", "Йорк", "COVID", "19", "Kazakhstan’s", "Сма\u0301дияров", "x", "200", "300"] == WORD.findall(text)


@pytest.mark.parametrize("word", "Қандай қалай кандай ЧТО когда Где what Who's didn’t the мен туралы о".split())
def test_question_words_weigh_nothing(word: str) -> None:
    """In any case, with Kazakh letters typed as Russian ones, with either apostrophe."""
    assert is_stopword(word)


@pytest.mark.parametrize("word", "шекара посол border бейбіт 2024 Шенген women".split())
def test_other_words_weigh_something(word: str) -> None:
    """What could be searched for is no little word."""
    assert not is_stopword(word)


def test_little_words_are_kept_as_they_are_looked_up() -> None:
    """Every one of them is found again as it stands in the list."""
    assert all(is_stopword(word) for word in FOLDED_STOPWORDS)
    assert {"кандай", "когда", "dont"} <= FOLDED_STOPWORDS


def test_what_a_word_is_compared_by_is_never_nothing() -> None:
    """A sign without a sound has no phonetic key, and the last Cyrillic letter there is makes no Latin word."""
    assert frozenset({"ь"}) == WordForms.of("ь").keys
    assert not WordForms.of("ԯ").latin


def test_suffixes_come_off_as_far_as_enough_is_left() -> None:
    """Three letters at least, or as many as the language says, and half of the word; the longest suffix first."""
    suffixes = frozenset({"ал", "ами", "и"})

    assert "дамал" == stem("дамалами", Suffixes(suffixes))
    assert "дам" == stem("дамалами", Suffixes(suffixes, min_half=False))
    assert "дамал" == stem("дамалами", Suffixes(suffixes, 4, min_half=False))
    assert "дама" == stem("дамалами", Suffixes(frozenset({"лами"})))
    assert "дамал" == stem("дамалдами", Suffixes(frozenset({"дами", "лдами"})))
    assert Match.KAZAKH_LETTERS == near("қалада", "каланы")


def test_sounds_that_merge_are_the_last_of_them() -> None:
    """Doubled letters, a vowel after i, and the g of ng are not pronounced."""
    assert "ete" == phonetic_key("e\u0301te") == phonetic_key("\u00e9te")
    assert ("e", "a", "n") == (phonetic_key("iie"), phonetic_key("aaa"), phonetic_key("ng"))
