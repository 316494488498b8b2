"""What may happen: pure decisions over immutable events."""
