from releases.models.release import Progress, Release, Series
from releases.models.sealed_file import IssuerSeal, SealedFile

__all__ = ["IssuerSeal", "Progress", "Release", "SealedFile", "Series"]
