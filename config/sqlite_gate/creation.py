"""What a test database leaves behind is taken away with it: the gate too, not the database alone."""

from pathlib import Path

from django.db.backends.sqlite3.creation import DatabaseCreation


class GatedCreation(DatabaseCreation):
    def _destroy_test_db(self, test_database_name: str, verbosity: int) -> None:
        super()._destroy_test_db(test_database_name, verbosity)
        if test_database_name and not self.is_in_memory_db(test_database_name):
            for ending in (".gate", "-wal", "-shm"):
                Path(f"{test_database_name}{ending}").unlink(missing_ok=True)
