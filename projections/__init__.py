"""What is shown: read models built from the events, and the queries on them."""
