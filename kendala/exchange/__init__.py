"""The official three-column form as a file: read from spreadsheets and CSV, and written back."""
