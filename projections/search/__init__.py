"""Search: what people type, found in numbers and texts."""
