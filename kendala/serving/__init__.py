"""The program as an HTTP server: composition of API and pages, and what every request passes through."""
