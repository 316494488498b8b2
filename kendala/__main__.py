"""`python -m kendala` is `kendala`."""

from kendala.cli import main

main()
