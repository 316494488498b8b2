"""How it is said: sentences, labels, numbers and dates in Indonesian (the default) and English."""
