"""Reminders on their tables: the outbox that makes them, the bell that shows them, the post that sends them."""
