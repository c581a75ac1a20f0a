"""What goes wrong with referrals, beside a form's ordinary errors."""

from django.core.exceptions import ValidationError


class MoveRefused(ValidationError):
    """This side may not make that move from the present state."""

    def __init__(self):
        super().__init__("This step is not open from the referral's present state.", "move")


class NoLiveRelease(ValidationError):
    """A provider's client is referred under a live release to that very agency, or not at all.

    Source: 34 USC 12291(b)(2); 28 CFR 90.4(b).
    """

    def __init__(self):
        super().__init__(
            "There is no live release to this agency for this client. Record one first.", "release"
        )
