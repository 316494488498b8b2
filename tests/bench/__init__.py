"""How quick and how small the program is: `python -m tests.bench 1000 50000`; what was found is in docs/performance.md."""
