"""IOM Human Trafficking Case Data Standard 2.0 (HTCDS), licensed CC BY 4.0.

One file for each kind of record, named as its field prefix: org, prs, vic, per,
cas, hte, spl. Codes keep the standard's spelling ("ForcedLabour"); labels are
American English. `fields` holds the field names and reads headers as found.
"""
