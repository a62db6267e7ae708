"""Where questions are counted: one after another beside the pages, kept in memory until newer ones take their place.

Whoever asks waits a moment; what takes longer goes on while the page shows how far it is, and can be left. Nothing of
it is written anywhere. Answers are the same for everybody, so that one counting serves all who ask the same.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from concurrent.futures import Future, TimeoutError  # noqa: A004  (the built-in one, named for what raises it)

from detente.analysis.asking import Question, Told, ask
from detente.analysis.histories import History
from detente.errors import WorldError

KEPT, MOST_WAITING = 16, 4
PATIENCE_SECONDS = 1.0


class Job:
    """One question on the bench."""

    def __init__(self, question: Question) -> None:
        self.total, self.done = question.size, 0
        self._question = question
        self._future: Future[Told] = Future()

    @property
    def is_over(self) -> bool:
        """Whether it is answered or has failed."""
        return self._future.done()

    @property
    def has_failed(self) -> bool:
        """Whether counting it raised an error."""
        return self.is_over and self._future.exception() is not None

    @property
    def percent(self) -> int:
        """How much of it is done, in hundredths."""
        return 100 * self.done // self.total

    def told(self, seconds: float) -> Told | None:
        """Wait for the answer; None when it takes longer. Raises what counting it raised."""
        try:
            return self._future.result(seconds)
        except TimeoutError:
            return None

    def run(self) -> None:
        """Count."""
        try:
            self._future.set_result(ask(self._question, self._heard))
        except BaseException as problem:  # noqa: BLE001  (raised again where somebody waits for the answer)
            self._future.set_exception(problem)

    def _heard(self, more: int) -> None:
        self.done += more


class Bench:
    """Counts one question at a time."""

    def __init__(self, kept: int = KEPT, most_waiting: int = MOST_WAITING) -> None:
        self._kept, self._most_waiting = kept, most_waiting
        self._jobs: OrderedDict[Hashable, Job] = OrderedDict()
        self._lock, self._turn = threading.Lock(), threading.Lock()

    def job(self, question: Question) -> Job:
        """Return the job of a question, begun if it is new. Raises `analysis.busy` when too many wait already."""
        key = _key(question)
        with self._lock:
            known = self._jobs.get(key)
            if known is not None and not known.has_failed:
                self._jobs.move_to_end(key)
                return known
            waiting = sum(not one.is_over for one in self._jobs.values())
            if waiting >= self._most_waiting:
                raise WorldError("analysis.busy", number=waiting)
            begun = self._jobs[key] = Job(question)
            self._jobs.move_to_end(key)
            self._make_room()
        threading.Thread(target=self._run, args=(begun,), name="what-if", daemon=True).start()
        return begun

    def known(self, question: Question) -> Job | None:
        """Return the job of a question that is on the bench."""
        with self._lock:
            return self._jobs.get(_key(question))

    def forget(self, question: Question) -> None:
        """Drop the answer to a question: nobody asks it again."""
        with self._lock:
            self._jobs.pop(_key(question), None)

    def _run(self, job: Job) -> None:
        with self._turn:
            job.run()

    def _make_room(self) -> None:
        """Let the oldest answers go; what is being counted stays."""
        over = [key for key, one in self._jobs.items() if one.is_over]
        for key in over[: max(0, len(self._jobs) - self._kept)]:
            del self._jobs[key]


def _key(question: Question) -> Hashable:
    """What makes two questions the same: the digests of the packs and not the packs, the name of a history."""
    over = question.over.name if isinstance(question.over, History) else question.over
    worlds = tuple((one.label, one.pack.digest) for one in question.worlds)
    return worlds, question.facts, over, question.swept


BENCH = Bench()
