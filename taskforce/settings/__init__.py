"""Settings come from the environment alone; docs/operators.md lists every variable.

``production`` is what runs anywhere; ``local`` is the single-machine mode without TLS;
``test`` is what the tests use. All three stand on ``base``.
"""
