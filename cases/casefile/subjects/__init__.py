"""The parts of a case file, one subject each: what is read of it and how it is printed.

:mod:`cases.casefile.wiring` registers them.
"""
