"""What programs get: the documented shape of each answer, and how it is made from what the domain knows."""
