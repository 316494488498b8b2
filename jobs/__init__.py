"""What the clock does. Jobs run in the leading worker; each is idempotent, for leaders may overlap a heartbeat."""
