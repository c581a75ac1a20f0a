"""Files that become pages: reproduced whole, or a slip sheet that says why not.

``pdf`` and ``image`` run in a limited child; ``typed`` turns text into sections.
Both keep the rule *pages in = pages out*.
"""
