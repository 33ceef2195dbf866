import os
from types import SimpleNamespace

import pytest

from app import processes
from app.processes import Process, choose_role
from app.worker import DoorWorker


class OneBeat(Process):
    """A process without gunicorn, which ends after its first sign of life."""

    alive, ppid = True, os.getppid()

    def __init__(self, answers: bool) -> None:
        self.answers = answers

    def notify(self) -> None:
        self.alive = False


@pytest.mark.parametrize(("answers", "doors"), [(True, 0), (False, 1)])
def test_a_process_that_answers_opens_no_door(
    answers: bool, doors: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[DoorWorker] = []
    monkeypatch.setattr(DoorWorker, "run", lambda process: opened.append(process))
    monkeypatch.setattr(os, "nice", lambda _: None)
    monkeypatch.setattr(processes, "BEAT_SECONDS", 0)

    OneBeat(answers).run()

    assert len(opened) == doors


@pytest.mark.parametrize(
    ("running", "answers"),
    [
        ([], False),
        ([False], True),
        ([False, True], False),
        ([False, True, False], True),
        ([True], False),
        ([True, True, False], False),
    ],
)
def test_a_process_that_starts_takes_the_role_that_is_missing(
    running: list[bool], answers: bool
) -> None:
    workers = {number: SimpleNamespace(answers=each) for number, each in enumerate(running)}
    process = SimpleNamespace(answers=None)

    choose_role(SimpleNamespace(WORKERS=workers), process)

    assert process.answers is answers
