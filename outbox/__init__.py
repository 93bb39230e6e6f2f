"""What is due to be told: mail rows, claimed, sent once after commit, swept if lost."""
