"""What is done about signatures: lock, ask, move, record, queue."""
