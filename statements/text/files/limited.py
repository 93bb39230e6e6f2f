"""Run a program that reads foreign bytes, under limits of memory and time, without an environment."""

import subprocess
import tempfile

from statements.text.decoding import Unreadable

MEMORY = 1024 * 1024  # KiB of addresses
SECONDS = 4  # of the processor; an ordinary file takes a tenth of one
ANSWER = 64 * 1024  # KiB
# `ulimit` in the child's own shell: no Python runs between fork and exec, however many threads this process has.
_LIMITS = 'ulimit -c 0; ulimit -v "$1"; ulimit -t "$2"; ulimit -f "$3"; shift 3; exec "$@"'
_TOO_MUCH = "The file could not be read: it needs more time or memory than any statement. Copy its text and paste it."


class Failed(Unreadable):
    """The program ended with an error; `said` is what it wrote about it."""

    def __init__(self, sentence: str, said: str = "") -> None:
        self.said = said
        super().__init__(sentence)


def run(*command: str, given: bytes, memory: int = MEMORY) -> bytes:
    """What the program answers to the bytes on its standard input. Raises Failed."""
    limits = (str(memory), str(SECONDS), str(ANSWER * 2))
    with tempfile.TemporaryFile() as question, tempfile.TemporaryFile() as answer:
        question.write(given)
        question.seek(0)
        try:
            done = subprocess.run(
                ["/bin/sh", "-c", _LIMITS, "sh", *limits, *command],
                stdin=question,
                stdout=answer,
                stderr=subprocess.PIPE,
                env={"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent", "PATH": "/usr/bin:/bin"},
                timeout=SECONDS * 3,
                cwd="/",
            )
        except subprocess.TimeoutExpired:
            raise Failed(_TOO_MUCH) from None
        if done.returncode:
            raise Failed(_TOO_MUCH, done.stderr.decode(errors="replace")[:2000])
        answer.seek(0)
        return answer.read()
