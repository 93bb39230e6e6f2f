"""What the public holds in hand: editions, frozen, rendered, sealed and verified."""
