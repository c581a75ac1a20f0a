"""Encryption at rest: keys, sealed fields and sealed files.

Only AES-256-GCM, SHA-256 and HMAC are used, the algorithms of a FIPS 140 module
(CJIS Security Policy SC-13, SC-28).
"""
