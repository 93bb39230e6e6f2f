"""From the frozen content of an edition to the bytes of a finished PDF. WeasyPrint is imported nowhere else."""
