"""What the start page says of a project that was open here."""

from datetime import datetime
from pathlib import Path

from qualapp import formats
from qualapp.i18n import _, _n
from qualapp.settings import Recent


def when(opened: str, now: datetime | None = None) -> str:
    """A day as people say it: today with the time, yesterday, else the date; nothing where it cannot be read."""
    try:
        moment = datetime.fromisoformat(opened)
    except ValueError:
        return ""
    now = now or datetime.now()
    moment = moment.astimezone().replace(tzinfo=None) if moment.tzinfo else moment
    days = (now.date() - moment.date()).days
    if days == 0:
        return _("today {time}").format(time=formats.date_time(moment).rsplit(" ", 1)[1])
    return _("yesterday") if days == 1 else formats.date(moment.date())


def holds(recent: Recent) -> str:
    """How many cases and sources there were."""
    cases = _n("{n} case", "{n} cases", recent.cases).format(n=formats.number(recent.cases))
    sources = _n("{n} source", "{n} sources", recent.sources).format(n=formats.number(recent.sources))
    return f"{cases}, {sources}"


def coded(recent: Recent) -> str:
    """How much of the text was coded."""
    return _("{share} coded").format(share=formats.percent(recent.coded))


def missing(recent: Recent) -> str:
    """Why a project cannot be opened, and what to do."""
    sentence = _(
        "The file {file} is no longer in {folder}. Find it with “Open project”, or take it off the list with Delete."
    )
    path = Path(recent.path)
    return sentence.format(file=path.name, folder=path.parent)
