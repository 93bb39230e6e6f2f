"""Files of our own making, in the shapes that word processors and web pages really have."""

from . import docx_samples, odt_samples, other_samples

SAMPLES = [*docx_samples.SAMPLES, *odt_samples.SAMPLES, *other_samples.SAMPLES]
