import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualapp.exporters.codebook_yaml import codebook_to_yaml
from qualapp.importers.codebook_yaml import read_codebook, shipped_codebooks
from qualapp.model.codebook import Codebook, CodeEntry, Words

hard_texts = st.sampled_from(
    ["no", "~", "null", "1", "a: b", "#x", "- x", "'", '"', "*a", "&a", "!x", "{a", "[", "| x", "@", "%", "a\n  b\n c"]
)
texts = st.text() | hard_texts | st.lists(st.text(max_size=12) | hard_texts, max_size=4).map("\n".join)
short_words = st.builds(Words, st.sampled_from(["", "Ø", "to\nlinjer"]), st.sampled_from(["", "Ø", "no"]))
colours = st.none() | st.integers(1, 24).map(str) | st.from_regex("#[0-9a-f]{6}", fullmatch=True)


def _codes(codes_below):
    return st.builds(
        CodeEntry,
        id=st.just(""),
        name=short_words.filter(bool),
        colour=colours,
        definition=short_words,
        include=short_words,
        exclude=short_words,
        example=short_words,
        is_codable=st.booleans(),
        codes=codes_below,
    )


def _with_codes_below(codes):
    return _codes(st.lists(codes, max_size=3).map(tuple))


codebooks = st.builds(
    Codebook,
    id=st.from_regex(r"[\w.-]*", fullmatch=True),
    name=short_words.filter(bool),
    description=short_words,
    origin=short_words,
    codes=st.lists(st.recursive(_codes(st.just(())), _with_codes_below, max_leaves=5), max_size=3).map(tuple),
)


def _read_again(codebook):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bog.yaml"
        path.write_text(codebook_to_yaml(codebook), encoding="utf-8")
        return read_codebook(path)


@given(codebooks)
def test_what_is_written_reads_back_equal(codebook):
    assert _read_again(codebook) == codebook


@given(texts, texts)
def test_any_text_reads_back_as_it_was(danish, english):
    words, name = Words(danish, english), Words(f"x{danish}", f"x{english}")
    code = CodeEntry("", name, definition=words, example=Words(danish, danish))
    codebook = Codebook("", name, words, codes=(code,))
    assert _read_again(codebook) == codebook


@given(st.lists(st.from_regex(r"[\w.-]+", fullmatch=True), unique=True, max_size=5))
def test_ids_read_back_as_they_were(ids):
    codebook = Codebook("x", Words("x"), codes=tuple(CodeEntry(code_id, Words("x")) for code_id in ids))
    assert [code.id for code in _read_again(codebook).codes] == ids


@pytest.mark.parametrize("path", shipped_codebooks(), ids=lambda path: path.stem)
def test_shipped_codebooks_read_back_equal(path):
    assert _read_again(read_codebook(path)) == read_codebook(path)


def test_a_codebook_is_written_as_a_person_would():
    trust = CodeEntry("trust", Words("Tillid", "Trust"), example=Words("▲ et\n▼ to", "▲ one\n▼ two"))
    people = CodeEntry(
        "people", Words("Mennesker", "Mennesker"), "3", Words("Hvem", "Who"), is_codable=False, codes=(trust,)
    )
    own = CodeEntry("", Words("Egen"), "#2a7f62")
    text = codebook_to_yaml(Codebook("bog", Words("Bog", "Book"), origin=Words("Os"), codes=(people, own)))
    assert text.split("\n\n", 1)[1] == (
        "qualapp-codebook: 1\n"
        "id: bog\n"
        "name: {da: Bog, en: Book}\n"
        "origin:\n"
        "  da: Os\n"
        "codes:\n"
        "  - id: people\n"
        "    name: Mennesker\n"
        "    colour: 3\n"
        "    codable: false\n"
        "    definition:\n"
        "      da: Hvem\n"
        "      en: Who\n"
        "    codes:\n"
        "      - id: trust\n"
        "        name: {da: Tillid, en: Trust}\n"
        "        example:\n"
        "          da: |-\n"
        "            ▲ et\n"
        "            ▼ to\n"
        "          en: |-\n"
        "            ▲ one\n"
        "            ▼ two\n"
        "  - name: {da: Egen}\n"
        "    colour: '#2a7f62'\n"
    )


def test_what_is_written_explains_itself_in_both_languages():
    text = codebook_to_yaml(Codebook("", Words("Bog")))
    assert text.startswith("# En kodebog til Qualapp.")
    assert "# A codebook for Qualapp." in text
