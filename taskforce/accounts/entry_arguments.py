"""What the commands ask about an agency: the same arguments, help and errors everywhere."""

from argparse import ArgumentTypeError, RawDescriptionHelpFormatter

from django.core.exceptions import ValidationError

from taskforce.vocabulary.agencies import AGENCY_KIND
from taskforce.vocabulary.us_places import UnknownPlace, find
from taskforce.vocabulary.us_states import US_STATE

ENTRY = ("name", "short_name", "kind", "ori", "phone", "city", "state")
KINDS = "\n".join(
    f"  {code:<12}{term.label}: {term.definition}" for code, term in AGENCY_KIND.items()
)


def add_agency_arguments(parser) -> None:
    """An agency with its jurisdictions and first administrator."""
    parser.formatter_class = RawDescriptionHelpFormatter
    parser.epilog = f"Types of agency (--kind):\n{KINDS}"
    parser.add_argument("--name", required=True)
    parser.add_argument("--short-name", required=True, help="begins its case numbers, e.g., RPD")
    parser.add_argument("--kind", required=True, type=kind, metavar="KIND", help="see below")
    parser.add_argument("--administrator", required=True, help="username, in lowercase")
    parser.add_argument("--full-name", required=True, help="the administrator's name")
    parser.add_argument("--ori", default="", help="nine characters, law enforcement only")
    parser.add_argument("--phone", default="", help="the number other agencies call")
    parser.add_argument("--city", default="")
    parser.add_argument("--state", default="", type=state, help="two letters, e.g., PA")
    parser.add_argument(
        "--jurisdictions",
        nargs="+",
        default=[],
        type=jurisdiction,
        metavar="PLACE",
        help='where it works, e.g., PA "Allegheny County, PA" "Western District of Pennsylvania" '
        '"Riverton, Allegheny County, PA"',
    )


def entry_of(options: dict) -> dict[str, str]:
    """The agency's own fields among a command's options."""
    return {name: options[name] for name in ENTRY}


def kind(text: str) -> str:
    """A type of agency; an unknown one is answered with all there are."""
    if text not in AGENCY_KIND:
        raise ArgumentTypeError(f"no such type: {text}. Choose one of:\n{KINDS}")
    return text


def state(text: str) -> str:
    """A state's two letters, or nothing."""
    if text and text.upper() not in US_STATE:
        raise ArgumentTypeError(f"no such state: {text}. Use two letters, e.g., PA.")
    return text.upper()


def jurisdiction(text: str) -> str:
    """The key of a place that is named as people write it."""
    try:
        return find(text).key
    except UnknownPlace as error:
        raise ArgumentTypeError(str(error)) from None


def one_line(error: ValidationError) -> str:
    """What is wrong, each field by its name, in one line."""
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return " ".join(
        f"{field.replace('_', ' ')}: {' '.join(texts)}"
        for field, texts in error.message_dict.items()
    )
