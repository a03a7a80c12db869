"""`deploy/deploy`: what it refuses, how it goes back, and what it does when all is well."""

import os
import subprocess
from pathlib import Path

import pytest

from fixtures.deploying import AT, OLD, OLDER, SECRETS, Machine, Site, git, machine_of, site_in
from fixtures.waiting import PATIENCE

WORKERS_AND_MORE = [
    "dc exec -T backup /opt/backup/backup.sh",
    "dc run --rm -T --no-deps migrate",
    "roll to {version} " + AT,
    "dc up --detach --no-deps --wait frontend backup",
    "dc up --detach --no-deps --wait nginx",
    "dc exec -T nginx sh -eu",
    f"roll verify {AT}",
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_in(tmp_path_factory.mktemp("deploy") / "site")


@pytest.fixture
def machine(site: Site, tmp_path: Path) -> Machine:
    """It runs the first of two commits."""
    return machine_of(site, tmp_path)


@pytest.mark.parametrize("named", ["", "main", "$(id)" + "a" * 35])
def test_only_a_whole_commit_is_deployed(machine: Machine, named: str) -> None:
    done = machine.deploy(named)
    assert (done.returncode, machine.head) == (1, machine.old)
    assert done.stderr.endswith("  Name a commit, all 40 digits of it.\n")
    assert machine.asked == []


def test_a_commit_that_is_not_here_changes_nothing(machine: Machine) -> None:
    done = machine.deploy("a" * 40)
    assert (done.returncode, machine.head) == (1, machine.old)
    assert "There is no such commit here" in done.stdout
    assert machine.asked == []


def test_without_settings_nothing_begins(machine: Machine) -> None:
    (machine.folder / ".env").unlink()
    done = machine.deploy(machine.new)
    assert (done.returncode, machine.head, machine.asked) == (1, machine.old, [])
    assert "There is no .env here" in done.stderr


def test_two_at_once_are_one_too_many(machine: Machine) -> None:
    lock = machine.folder / ".deploy.lock"
    done = subprocess.run(
        ["flock", lock, "bash", "-c", 'bash deploy/deploy "$1"', "sh", machine.new],
        cwd=machine.folder, capture_output=True, text=True, check=False, timeout=2 * PATIENCE,
        env={"PATH": f"{machine.records / 'bin'}{os.pathsep}{os.environ['PATH']}",
             "RECORDS": str(machine.records)},
    )  # fmt: skip
    assert (done.returncode, machine.head, machine.asked) == (1, machine.old, [])
    assert "Somebody else is deploying." in done.stderr


@pytest.mark.parametrize(
    ("failing", "status"), [("compose*build", 17), ("backup.sh", 1), ("run*migrate", 2)]
)
def test_what_fails_before_the_workers_leaves_all_as_it_was(
    machine: Machine, failing: str, status: int
) -> None:
    done = machine.deploy(machine.new, fails=f"{status} {failing}\n")
    assert (done.returncode, machine.head) == (1, machine.old)
    assert f"all run {OLD} as before" in done.stdout
    assert not [line for line in machine.asked if " up " in line or "roll" in line]
    assert machine.remembered == SECRETS.splitlines()


@pytest.mark.parametrize(("status", "ended"), [(1, 1), (2, 2), (120, 2)])
def test_workers_that_do_not_come_up_end_as_the_roll_does(
    machine: Machine, status: int, ended: int
) -> None:
    done = machine.deploy(machine.new, fails=f"{status} roll to\n")
    assert done.returncode == ended
    assert machine.head == machine.old
    assert not [line for line in machine.asked if " up " in line or "verify" in line]
    assert machine.remembered == SECRETS.splitlines()


@pytest.mark.parametrize("failing", ["up*frontend", "up*nginx", "nginx sh", "verify"])
def test_if_people_do_not_get_there_all_goes_back(machine: Machine, failing: str) -> None:
    done = machine.deploy(machine.new, fails=f"1 {machine.new}*{failing}\n")
    assert (done.returncode, machine.head) == (1, machine.old)
    assert machine.asked[-5:] == [
        f"{OLD} roll to {OLD} {AT}",
        f"{OLD} dc up --detach --no-deps --wait frontend backup",
        f"{OLD} dc up --detach --no-deps --wait nginx",
        f"{OLD} dc exec -T nginx sh -eu",
        f"{OLD} roll verify {AT}",
    ]
    assert machine.remembered == SECRETS.splitlines()


def test_if_nobody_gets_to_the_old_ones_either_somebody_must_look(machine: Machine) -> None:
    done = machine.deploy(machine.new, fails="1 roll verify\n")
    assert done.returncode == 2
    assert "Somebody must look" in done.stdout
    assert "RUNBOOK.md" in done.stdout


def test_all_is_done_in_its_order_and_remembered(machine: Machine) -> None:
    done = machine.deploy(machine.new)
    assert (done.returncode, machine.head) == (0, machine.new), done.stdout + done.stderr
    said = ["dc build --quiet backend-1 frontend", *WORKERS_AND_MORE]
    begun = [f"{machine.new} {line.format(version=machine.new)}" for line in said]
    assert machine.asked[: len(begun)] == begun
    assert machine.remembered == [*SECRETS.splitlines(), f"VERSION={machine.new}"]
    assert (machine.folder / ".env").stat().st_mode & 0o777 == 0o600
    assert (machine.folder / ".deploy.log").read_text() == done.stdout
    assert git(machine.folder, "status", "--porcelain") == ""


def test_images_of_long_ago_go_and_the_way_back_stays(machine: Machine) -> None:
    assert machine.deploy(machine.new).returncode == 0
    removed = [line.split()[-1] for line in machine.asked if "image rm" in line]
    assert removed == [f"engagenow/{part}:{OLDER}" for part in ("backend", "frontend")]


def test_an_image_that_is_in_use_fails_nothing(machine: Machine) -> None:
    done = machine.deploy(machine.new, fails="1 image rm\n")
    assert (done.returncode, machine.remembered[-1]) == (0, f"VERSION={machine.new}")
    assert f"backend:{OLDER} stays." in done.stdout


def test_images_of_a_registry_are_pulled_and_the_last_setting_counts(machine: Machine) -> None:
    more = [
        "VERSION=1.0.0",
        "IMAGE_PREFIX='registry:5000/talk'",
        'SERVER_NAME="a.example"',
        "TLS=off",
    ]
    (machine.folder / ".env").write_text("\n".join([SECRETS, *more]))
    assert machine.deploy(machine.new).returncode == 0
    assert machine.asked[0] == f"{machine.new} dc pull --quiet backend-1 frontend"
    assert f"{machine.new} roll verify --at https://a.example" in machine.asked
    assert f"{machine.new} docker image rm registry:5000/talk/backend:{OLDER}" in machine.asked
    assert [line for line in machine.remembered if "VERSION" in line] == [f"VERSION={machine.new}"]


def test_the_first_start_is_of_everything_at_once(machine: Machine) -> None:
    (machine.records / "container").write_text("")
    assert machine.deploy(machine.new).returncode == 0
    assert machine.asked[:3] == [
        f"{machine.new} dc build --quiet backend-1 frontend",
        f"{machine.new} dc up --detach --wait",
        f"{machine.new} roll verify {AT}",
    ]
    assert machine.remembered[-1] == f"VERSION={machine.new}"


@pytest.mark.parametrize("failing", ["up --detach", "verify"])
def test_a_first_start_that_fails_is_looked_at(machine: Machine, failing: str) -> None:
    (machine.records / "container").write_text("")
    done = machine.deploy(machine.new, fails=f"1 {failing}\n")
    assert (done.returncode, machine.remembered) == (2, SECRETS.splitlines())


def test_docker_that_does_not_answer_is_no_first_start(machine: Machine) -> None:
    done = machine.deploy(machine.new, fails="1 ps --all\n")
    assert (done.returncode, machine.head, machine.asked) == (1, machine.old, [])


def test_nginx_is_made_anew_only_if_its_settings_are_others(machine: Machine) -> None:
    (machine.records / "settings").write_text("as they were before\n")
    assert machine.deploy(machine.new).returncode == 0
    up = f"{machine.new} dc up --detach --no-deps --wait --force-recreate nginx"
    assert up in machine.asked
    script = (machine.folder / "deploy" / "nginx" / "renew.sh").read_text()
    assert (machine.records / "log.renew").read_text() == script


def test_a_connection_that_breaks_ends_nothing(machine: Machine) -> None:
    read, write = os.pipe()
    os.close(read)
    done = machine.deploy(machine.new, out=write)
    os.close(write)
    assert (done.returncode, machine.remembered[-1]) == (0, f"VERSION={machine.new}")
    assert (machine.folder / ".deploy.log").read_text().endswith(f"  All run {machine.new}.\n")
