"""Who: people, organisations, their names and scripts, and who may act for whom."""
