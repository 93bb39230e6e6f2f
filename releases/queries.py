"""What lists say of a statement's whole life, in one query."""

from django.db.models import OuterRef, QuerySet, Subquery

from releases.models import Release
from signatures.queries import with_circulation
from statements.models import Statement


def with_life(rows: QuerySet[Statement]) -> QuerySet[Statement]:
    """Statements with circulation, counts and their newest release (`release_…`); `abilities` then asks no more."""
    newest = Release.objects.filter(statement=OuterRef("pk")).order_by("-pk")
    names = ("pk", "progress", "number", "problem")
    return with_circulation(rows).annotate(
        **{f"release_{name}": Subquery(newest.values(name)[:1]) for name in names},
        release_label=Subquery(newest.values("content__label")[:1]),
    )
