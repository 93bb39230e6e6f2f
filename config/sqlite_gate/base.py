"""Django's SQLite backend, where a write transaction first takes a file lock.

SQLite's own busy handler sleeps and retries without any order, so that under load some writers starve until they time
out. A lock taken by `flock` wakes the next waiter at once, and nobody is refused.
"""

import fcntl
import os
from typing import Any

from django.db.backends.sqlite3 import base

from config.sqlite_gate.creation import GatedCreation


class DatabaseWrapper(base.DatabaseWrapper):
    """Take the gate before BEGIN IMMEDIATE; leave it after COMMIT, ROLLBACK or close."""

    creation_class = GatedCreation
    _gate: int | None = None

    def _enter_gate(self) -> None:
        name = str(self.settings_dict["NAME"])
        if self._gate is None and not self.is_in_memory_db():
            gate = os.open(name + ".gate", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            fcntl.flock(gate, fcntl.LOCK_EX)
            self._gate = gate

    def _leave_gate(self) -> None:
        if self._gate is not None:
            os.close(self._gate)  # closing the descriptor gives the lock back
            self._gate = None

    def _start_transaction_under_autocommit(self) -> None:
        self._enter_gate()
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._leave_gate()
            raise

    def _commit(self) -> Any:
        super()._commit()
        self._leave_gate()

    def _rollback(self) -> Any:
        try:
            return super()._rollback()
        finally:
            self._leave_gate()

    def _close(self) -> Any:
        try:
            return super()._close()
        finally:
            self._leave_gate()
