"""`manage.py bring_fonts`: fetch the fonts that releases are printed with."""

from django.core.management.base import BaseCommand

from releases.fonts.bringing import bring


class Command(BaseCommand):
    help = "Copies and converts the fonts of the catalogue into build/fonts; does nothing when they are there."

    def handle(self, *args, **options):
        self.stdout.write("Fonts brought." if bring() else "Fonts were there already.")
