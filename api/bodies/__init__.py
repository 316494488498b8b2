"""What programs send: the documented shape of each body, and the command that it stands for."""
