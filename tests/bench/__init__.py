"""How quick and how small the program is (`python -m tests.bench 1000 50000`); findings are in docs/performance.md."""
