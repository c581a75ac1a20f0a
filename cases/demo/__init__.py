"""The demonstration data: a fictional city task force, everything in it made up.

It is modelled on the one published table of DOMAIN.md 3.7: in ten months, 121
investigations, and 90 female and 3 male victims, 63 of them minors. The same seed gives
the same people and cases at every loading; only the dates follow the day it is loaded.
"""
