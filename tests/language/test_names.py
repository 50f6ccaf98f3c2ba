"""Names that a language model finds, where a person has installed one."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from language_model import install_model, no_models

from qualapp.errors import UserError
from qualapp.language.names import Name, NameReader, installed_model


@pytest.fixture(autouse=True)
def _no_models(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test reaches the network, or leaves a model behind."""

    def refuse(*_rest: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    with no_models():
        yield


def test_a_model_is_only_known_where_it_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert installed_model("da") == installed_model("en") == ""
    install_model(tmp_path, monkeypatch)
    assert (installed_model("da"), installed_model("en")) == ("da_core_news_sm", "")
    install_model(tmp_path, monkeypatch, "da_core_news_lg")
    assert installed_model("da") == "da_core_news_lg"


def test_people_and_organisations_are_found_where_they_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install_model(tmp_path, monkeypatch)
    text = "Ja 😊 Mette Hansen kom.\n\nRøde Kors i Aarhus, og «Fonden»\nRøde\nKors"
    found = NameReader("da_core_news_sm").names(text)
    assert [(text[one.start : one.end], one.sort) for one in found] == [
        ("Mette Hansen", "person"),
        ("Røde Kors", "organisation"),
        ("Fonden", "organisation"),
    ]
    assert found[0] == Name(5, 17, "person")
    assert NameReader("da_core_news_sm").names("") == ()


def test_a_model_that_cannot_be_loaded_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install_model(tmp_path, monkeypatch)
    (tmp_path / "da_core_news_sm" / "da_core_news_sm-1.0.0" / "config.cfg").unlink()
    with pytest.raises(UserError, match="“da_core_news_sm” could not be loaded"):
        NameReader("da_core_news_sm")
    with pytest.raises(UserError, match="“da_core_news_md” could not be loaded"):
        NameReader("da_core_news_md")
