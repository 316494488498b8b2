"""Where uvicorn finds the application, and the variable that tells each process whether it works too."""

ADDRESS = "kendala.serving.process:application"
EMBEDDED = "KENDALA_EMBEDDED_WORKER"
