"""Which backups stay: the last ones, one a day, one a week."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from fixtures.scripts import run

NAME = "engagenow-%Y%m%dT%H%M%SZ.dump"
NEWEST = datetime(2028, 3, 3, 12, tzinfo=UTC)  # a Friday, a leap day behind it
NOTHING = "postgresql://nobody@127.0.0.1/none"


def rotate(folder: Path, moments: list[datetime], **settings: str) -> set[datetime]:
    """Which of the backups of these moments are left."""
    for moment in moments:
        (folder / moment.strftime(NAME)).touch()
    told = run("rotate.sh", NOTHING, str(folder), "dump", **settings)
    assert (told.status, told.out, told.errors) == (0, "", "")
    names = [path.name for path in folder.iterdir()]
    return {datetime.strptime(name, NAME).replace(tzinfo=UTC) for name in names}


def newest_of_each(moments: list[datetime], count: int, group: str) -> set[datetime]:
    """The newest of each of so many last groups."""
    found: dict[str, datetime] = {}
    for moment in sorted(moments, reverse=True):
        found.setdefault(moment.strftime(group), moment)
    return set(list(found.values())[:count])


@pytest.mark.parametrize("every", [timedelta(hours=7), timedelta(days=1), timedelta(days=5)])
def test_the_last_the_daily_and_the_weekly_ones_stay(folder: Path, every: timedelta) -> None:
    moments = [NEWEST - every * number for number in range(120)]
    expected = set(moments[:5])
    expected |= newest_of_each(moments, 7, "%Y-%m-%d") | newest_of_each(moments, 4, "%G-%V")
    assert rotate(folder, moments) == expected


def test_how_many_stay_is_a_setting(folder: Path) -> None:
    moments = [NEWEST - timedelta(hours=number) for number in range(48)]
    settings = {"BACKUP_LATEST": "3", "BACKUP_DAILY": "0", "BACKUP_WEEKLY": "0"}
    assert rotate(folder, moments, **settings) == set(moments[:3])


def test_an_only_one_stays_however_old(folder: Path) -> None:
    (old,) = rotate(folder, [datetime(2020, 1, 1, tzinfo=UTC)])
    assert old.date() == date(2020, 1, 1)


def test_what_is_no_backup_stays(folder: Path) -> None:
    others = ["engagenow-20200101T000000Z.db", "mine.dump", "engagenow-mine.dump", ".lock"]
    for name in others:
        (folder / name).touch()
    for number in range(20):
        (folder / (NEWEST - timedelta(minutes=number)).strftime(NAME)).touch()
    run("rotate.sh", NOTHING, str(folder), "dump")
    assert {name for name in others if (folder / name).exists()} == set(others)
    assert len(list(folder.glob("engagenow-2028*.dump"))) == 5
