import re
import time

import pytest

from qualapp.errors import UserError
from qualapp.importers.codebook_yaml import find_codebook, read_codebook, shipped_codebooks
from qualapp.model.codebook import Codebook, CodeEntry, Words

START = "qualapp-codebook: 1\nname: Bog\ncodes:\n"
FIXSEN = find_codebook("fixsen")


@pytest.fixture(params=shipped_codebooks(), ids=lambda path: path.stem)
def shipped(request):
    return request.param


@pytest.fixture
def written(tmp_path):
    """Write a text as the file bog.yaml and give its path."""

    def write(text):
        path = tmp_path / "bog.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def _refusal(path):
    with pytest.raises(UserError) as caught:
        read_codebook(path)
    return caught.value.message


# What is shipped


def test_the_codebooks_that_are_shipped_are_found():
    assert {path.stem for path in shipped_codebooks()} >= {"fixsen", "arbejdsmetoder"}


def test_every_shipped_code_says_everything_in_both_languages(shipped):
    book = read_codebook(shipped)
    texts = [(book.id, field, getattr(book, field)) for field in ("name", "description", "origin")]
    texts += [
        (code.id, field, getattr(code, field))
        for code, _above in book.walk()
        for field in ("name", "definition", "include", "exclude", "example")
    ]
    assert [(code_id, field) for code_id, field, words in texts if not (words.da and words.en)] == []


def test_every_shipped_code_has_an_id_and_the_codebook_that_of_its_file(shipped):
    book = read_codebook(shipped)
    assert book.id == shipped.stem
    assert all(code.id for code, _above in book.walk())


def test_every_shipped_example_says_whether_it_is_a_driver_or_a_barrier_alike_in_both_languages(shipped):
    for code, _above in read_codebook(shipped).walk():
        danish, english = ([line[:2] for line in text.split("\n")] for text in (code.example.da, code.example.en))
        assert danish == english
        assert set(danish) <= {"▲ ", "▼ ", "◆ "}, code.id


@pytest.mark.parametrize(("language", "see"), [("da", "se"), ("en", "see")])
def test_shipped_codes_refer_to_others_by_the_names_these_have(shipped, language, see):
    book = read_codebook(shipped)
    names = {code.name.in_language(language) for code, _above in book.walk()}
    referred = {
        name
        for code, _above in book.walk()
        for several in re.findall(rf"\({see} ([^()]*)\)", code.exclude.in_language(language))
        for name in several.split("; ")
    }
    assert referred
    assert referred <= names


def test_shipped_texts_hold_no_ids(shipped):
    text = shipped.read_text(encoding="utf-8")
    without_ids = re.sub(r"^ *- id: .*$", "", text, flags=re.MULTILINE)
    assert re.findall(r"\b(?:org|led|men|kon|ind|met)_\w+", without_ids) == []


def test_fixsen_has_five_dimensions_with_their_colours_and_65_sub_codes():
    book = read_codebook(FIXSEN)
    assert [(code.id, code.colour) for code in book.codes] == [
        ("organisering", "1"),
        ("ledelse", "2"),
        ("mennesker", "3"),
        ("kontekst", "4"),
        ("indsats", "5"),
    ]
    assert (book.main_code_count, book.sub_code_count) == (5, 65)
    assert {code.colour for code, above in book.walk() if above} == {None}


def test_the_working_methods_are_four_in_one_colour():
    book = read_codebook(find_codebook("arbejdsmetoder"))
    assert [(code.name.en, code.colour) for code, _above in book.walk()] == [
        ("Development through co-creation", "8"),
        ("Individual bridge-building", "8"),
        ("Practice-based learning", "8"),
        ("Group-based learning", "8"),
    ]


@pytest.mark.parametrize("name", ["fixsen", "Fixsen", "Fixsens fem dimensioner", "fixsen’s FIVE dimensions"])
def test_a_shipped_codebook_is_found_by_id_and_by_name(name):
    assert find_codebook(name) == FIXSEN


def test_a_codebook_is_found_by_its_path(written):
    path = written(START)
    assert find_codebook(str(path)) == path


def test_an_unknown_codebook_is_answered_with_the_shipped_ones():
    with pytest.raises(UserError, match=r"fiksen.*arbejdsmetoder, fixsen"):
        find_codebook("fiksen")


def test_fixsen_is_read_in_a_blink():
    def seconds():
        start = time.perf_counter()
        read_codebook(FIXSEN)
        return time.perf_counter() - start

    assert min(seconds() for _attempt in range(3)) < 0.15


# The form


def test_a_codebook_is_read_with_all_that_a_code_can_say(written):
    path = written(
        "\ufeffqualapp-codebook: 1\n"
        "id: min.bog\n"
        "name: {da: Min bog, en: My book}\n"
        "description: {da: Til dagtilbud}\n"
        "origin: Os selv\n"
        "codes:\n"
        "  - id: mennesker\n"
        "    name: {da: Mennesker, en: People}\n"
        "    colour: 3\n"
        "    codable: nej\n"
        "    codes:\n"
        "      - name: Tillid\n"
        '        colour: "#2A7F62"\n'
        "        definition: {en: Trust}\n"
        "        include: a\n"
        "        exclude: b\n"
        "        example:\n"
        "          da: |\n"
        "            ▲ et\n"
        "            ▼ to\n"
    )
    trust = CodeEntry(
        id="",
        name=Words("Tillid", "Tillid"),
        colour="#2a7f62",
        definition=Words(en="Trust"),
        include=Words("a", "a"),
        exclude=Words("b", "b"),
        example=Words("▲ et\n▼ to"),
    )
    people = CodeEntry("mennesker", Words("Mennesker", "People"), "3", is_codable=False, codes=(trust,))
    assert read_codebook(path) == Codebook(
        id="min.bog",
        name=Words("Min bog", "My book"),
        description=Words("Til dagtilbud"),
        origin=Words("Os selv", "Os selv"),
        codes=(people,),
    )


@pytest.mark.parametrize("name", ["2015", "no", "1.10", "ja", "14:30", "0x10"])
def test_texts_are_what_they_look_like(written, name):
    assert read_codebook(written(f"{START}  - name: {name}\n")).codes[0].name == Words(name, name)


@pytest.mark.parametrize("empty", ["", " ~", " null", ' ""', " {da: , en: }"])
def test_a_text_left_empty_is_no_text(written, empty):
    assert read_codebook(written(f"{START}  - name: x\n    definition:{empty}\n")).codes[0].definition == Words()


def test_a_codebook_may_have_no_codes_yet(written):
    assert read_codebook(written("qualapp-codebook: 1\nname: x\ncodes: []\n")).codes == ()


# Mistakes


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("- name: x\n", 1, "not a Qualapp codebook"),
        ("bare tekst\n", 1, "not a Qualapp codebook"),
        ("# note\nname: x\ncodes: []\n", 2, "not a Qualapp codebook"),
        ("name: x\nqualapp-codebook: 2\nfuture: y\n", 2, "newer Qualapp"),
        ("qualapp-codebook: en\nname: x\ncodes: []\n", 1, "no version of the form"),
        ("qualapp-codebook: " + "9" * 5000 + "\nname: x\n", 1, "no version of the form"),
        ("qualapp-codebook: 1\ncodes: []\n", 1, "name is missing"),
        ("qualapp-codebook: 1\nname: x\n", 1, "has no codes"),
        (START + "  - id: a\n    colour: 1\n", 4, "name is missing"),
        (START + "  - id: a\n    name: ' '\n", 5, "name is missing"),
        (START + "  - name: {da: '', en: ~}\n", 4, "name is missing"),
        (START + "  - name: [x]\n", 4, "one text, or"),
        (START + "  - name: {da: [x]}\n", 4, "one text here"),
        (START + "  - name: {da: x, sv: y}\n", 4, "“sv” is not known. The keys here are: da, en."),
        (START + "  - name: x\n    definitions: y\n", 5, "Did you mean “definition”?"),
        (START + "  - name: x\n    color: 1\n", 5, "Did you mean “colour”?"),
        (START + "  - Name: x\n", 4, "Did you mean “name”?"),
        ("origins: x\n" + START, 1, "Did you mean “origin”?"),
        (START + "  - name: x\n    <<: {id: y}\n", 5, "“<<” is not known"),
        (START + "  - name: x\n    colour: 25\n", 5, "“25” is no code colour"),
        (START + "  - name: x\n    colour: 0\n", 5, "“0” is no code colour"),
        (START + "  - name: x\n    colour: red\n", 5, "“red” is no code colour"),
        (START + "  - name: x\n    colour: #2A7F62\n", 5, "with its quotes"),
        (START + "  - name: x\n    codable: måske\n", 5, "“true” or “false”"),
        (START + "  - name: x\n    id: to ord\n", 5, "“to ord” is no id"),
        (START + "  - {id: a, name: x}\n  - name: y\n    codes:\n      - id: a\n        name: z\n", 7, "line 4"),
        (START + "  - {id: a, name: x}\n  - {id: a, name: y}\n", 5, "already that of the code in line 4"),
        ("qualapp-codebook: 1\nname: x\ncodes: [{id: a, name: x}, {id: a, name: y}]\n", 3, "already that"),
        (START + "  - name: x\n    id: y\n    name: z\n", 6, "“name” is written twice"),
        (START + "  - name: {da: x, da: y}\n", 4, "“da” is written twice"),
        (START + "  - x\n", 4, "keys with values"),
        (START + "  name: x\n", 4, "a list here"),
        (START + "  - ? [a]\n    : x\n", 4, "one text here"),
        (START + "  - name: x: y\n", 4, "has a colon in it"),
        (START + "  - name: x\n    colour 2\n    include: y\n", 5, "a colon and a space"),
        (START + "\t- name: x\n", 4, "not tabs"),
        (START + "  - name: @x\n", 4, "begins with a special character"),
        (START + "  - name: *vigtigt*\n", 4, "begins with a special character"),
        (START + "  - name: x\n   colour: 1\n", 5, "begin in one column"),
        (START + "  - name: 'x\n  - name: y\n", 4, "not closed"),
        (START + "  - name: {da: x, en: y\n  - name: z\n", 4, "not closed"),
        (START + '  - name: "C:\\q"\n', 4, "backslash"),
        (START + "  - name: !python/object x\n", 4, "begins with “!”"),
        (START + "  - name: x\n---\nname: y\n", 5, "one file holds one thing"),
        (START + "  - &a\n    name: x\n  - *a\n", 4, "“&” and “*”"),
        (START + "  - name: x\n    codes: *a\n", 5, "“&” and “*”"),
        (START + "  - name: x\n    include: a\x07b\n", 5, "cannot be shown"),
        (START + "- " * 5000 + "x\n", 4, "too many levels"),
        ("[\n" * 5000, 65, "too many levels"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(written, text, line, said):
    message = _refusal(written(text))
    assert message.startswith(f"bog.yaml, line {line}: ")
    assert said in message


def test_a_file_that_grows_by_references_is_refused_at_once(written):
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    assert "line 1" in _refusal(written("\n".join(lines)))


@pytest.mark.parametrize("text", ["", "\n\n", "# kun en note\n"])
def test_an_empty_file_is_refused(written, text):
    assert _refusal(written(text)).startswith("bog.yaml is empty.")


def test_a_file_in_another_encoding_is_refused_with_the_line(tmp_path):
    path = tmp_path / "bog.yaml"
    path.write_bytes((START + "  - name: Tilrettelæggelse\n").encode("latin-1"))
    assert _refusal(path).startswith("bog.yaml, line 4: The file is not saved as UTF-8.")


def test_a_missing_file_is_refused_by_its_path(tmp_path):
    assert str(tmp_path / "nix.yaml") in _refusal(tmp_path / "nix.yaml")


def test_a_folder_is_refused(tmp_path):
    assert "is a folder" in _refusal(tmp_path)


def test_an_enormous_file_is_refused(written):
    assert "over 2 MB" in _refusal(written("#" * 2_000_001))
