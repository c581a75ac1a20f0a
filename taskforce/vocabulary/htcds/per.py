"""HTCDS 2.0, perpetrators (per_)."""

from taskforce.vocabulary.core import Vocabulary, terms

ROLE_IN_PROCESS = Vocabulary(
    "htcds_role_in_process",
    "HTCDS 2.0, per_RoleInProcess",
    terms(
        ("TravellingPartner", "Travel companion"),
        ("Transporter", "Transporter"),
        ("RecruiterOrIntermediary", "Recruiter or go-between"),
        ("BrokerTravelAgent", "Broker or travel agent"),
        ("TransferredIndividual", "Handed the person over"),
        ("HarbouredIndividual", "Harbored the person"),
        ("SoldIndividual", "Sold the person"),
        ("BoughtIndividual", "Bought the person"),
        ("ReceivedIndividual", "Received the person"),
        ("ControlledIndividual", "Controlled the person"),
        ("Smuggler", "Smuggler"),
        ("Abuser", "Abuser"),
        ("Kidnapper", "Kidnapper"),
        ("Exploiter", "Exploiter"),
        ("Other", "Other"),
        act={
            "Transporter": "transport",
            "RecruiterOrIntermediary": "recruit",
            "TransferredIndividual": "provide",
            "HarbouredIndividual": "harbor",
            "SoldIndividual": "provide",
            "BoughtIndividual": "obtain",
            "ReceivedIndividual": "obtain",
        },
    ),
)
