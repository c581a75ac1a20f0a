"""Files that become pages: reproduced whole, or a slip sheet that says why not.

``kinds`` tells what a file is, ``ways`` what of it can be reproduced and how: nobody else does.
``pdf`` and ``image`` run in a limited child; ``typed`` turns text into sections.
Both keep the rule *pages in = pages out*.
"""
