"""The program: settings, the event store, and the composition of everything else."""
