"""The organisation's own words and looks (`domain.organisation`), kept beside the log."""
