"""What people do to a statement, until it may circulate: lock, ask, move, record, queue."""
