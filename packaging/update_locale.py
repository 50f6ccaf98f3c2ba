"""Bring `resources/locale/da.po` up to date with the program: new words come in untranslated, unused ones go.

Translate the empty ones, then run `make check`.
"""

from datetime import UTC, datetime

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from check_locale import DANISH, extracted, texts_of, translated

_UNCHANGING = datetime(2024, 1, 1, tzinfo=UTC)


def write(catalog: Catalog) -> None:
    """Write the translations in a form in which two people's changes rarely meet: sorted, without line numbers."""
    catalog.creation_date = catalog.revision_date = _UNCHANGING
    catalog.fuzzy = False
    catalog.project, catalog.version = "Qualapp", ""
    catalog.msgid_bugs_address = catalog.last_translator = catalog.language_team = ""
    catalog.header_comment = "# Danish words of Qualapp. `make locale` brings the file up to date."
    draft = DANISH.with_suffix(".po.new")  # whoever reads meanwhile finds the file whole
    with draft.open("wb") as file:
        write_po(file, catalog, width=118, no_location=True, omit_header=False, sort_output=True, ignore_obsolete=True)
    draft.replace(DANISH)


def main() -> None:
    """Update the file and say what is left to do."""
    catalog = translated()
    catalog.update(extracted(), no_fuzzy_matching=True)
    write(catalog)
    empty = [message for message in catalog if message.id and not all(texts_of(message.string or ""))]
    print(f"{len(catalog)} messages, {len(empty)} of them to translate")


if __name__ == "__main__":
    main()
