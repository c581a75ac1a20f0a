"""Random worlds: rows of every ruled table for many agencies and people, to compare the walls.

A world is built by the owner of the tables inside a transaction that is rolled back, so it
may be checked on any database, a live one included.
"""
