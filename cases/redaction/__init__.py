"""Redaction of what leaves for the public record: found, decided on, then taken out.

Reading order: ``rules`` (what is redacted, on what ground, and what stays), ``places`` (every
text of a case, in one walk over the fields of its parts), ``known`` and ``patterns`` (what is
looked for), ``finder`` (where it stands), ``proposals`` (with the decisions people made),
``apply`` (the case after redaction).
The values are taken out of the data, before anything is laid out.
"""
