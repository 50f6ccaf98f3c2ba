"""What all tests share."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from qualapp import i18n
from qualapp.store.project import Project

settings.register_profile(
    "qualapp", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("qualapp")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Tests read English messages; those of the Danish window say so."""
    i18n.speak("en")
    yield
    i18n.speak("en")


@pytest.fixture
def project() -> Iterator[Project]:
    """An empty project in memory with one coder, Signe."""
    with Project.create(name="Test", coder="Signe Krogh") as project:
        yield project
