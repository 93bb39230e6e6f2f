"""One row for whoever was counted lately. The key is hashed: the table holds no address and no network in clear."""

from django.db import models


class Window(models.Model):
    """How many were spent since the window began; when it has ended, the next one begins in the same row."""

    key = models.CharField(max_length=64, primary_key=True)
    began_at = models.DateTimeField()
    ends_at = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.count} until {self.ends_at:%Y-%m-%d %H:%M}"
