"""Point at names that may be the same body, before another one is added."""

from typing import Any

from django.utils.translation import ngettext

from organisations.models import Organisation, OrganisationName


def alike_to(form: Any, issuer: Organisation, *, seen: str) -> list[Organisation]:
    """Organisations whose name is like the one typed. Not yet seen, they are an error of the form; seen, they are not.

    `seen` is the name for which they were shown: another name is another question.
    """
    if not (form.is_bound and form.is_valid()):
        return []
    naming = form.naming
    typed = OrganisationName(name=naming.name, short_name=naming.short_name, language=naming.language).derive()
    found = list(Organisation.objects.filter(directory=issuer).like(typed).prefetch_related("names")[:10])
    if found and seen != naming.name:
        form.add_error(None, _sentence(len(found)))
    return found


def _sentence(n: int) -> str:
    return ngettext(
        "There is an organisation with a name like this one. If it is another body, add it all the same.",
        "There are organisations with names like this one. If it is another body, add it all the same.",
        n,
    )
