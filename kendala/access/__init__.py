"""Who may come in: people, accounts, sessions and tokens, in tables that can be corrected, beside the log."""
