"""A backup: one folder that holds everything, made while serving, and readable on either database.

kendala-20261124-182153/
tables/NAME.jsonl.gz    the rows of each table, a line each, all as of one moment
files/ab/abcd...        the bytes of each file under their SHA-256
manifest.json           what there is and its hashes; written last, so that without it there is no backup
"""
