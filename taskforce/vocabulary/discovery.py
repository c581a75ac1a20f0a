"""Discovery: on what basis, on what medium, what is kept back and why, and what is owed."""

from taskforce.vocabulary.core import Vocabulary, terms

PRODUCTION_BASIS = Vocabulary(
    "production_basis",
    "Fed. R. Crim. P. 16 and 26.2; 18 USC 3500; Brady v. Maryland, 373 U.S. 83 (1963)",
    terms(
        ("rule_16_request", "Defendant's request under Rule 16", ""),
        ("court_order", "Order of the court", "Name the order and its date."),
        ("agreement", "Agreement of the parties", "A stipulation or discovery agreement."),
        ("brady", "Duty to disclose (Brady, Giglio)", "Owed without a request."),
        ("jencks", "Statements of witnesses (Jencks Act, Rule 26.2)", ""),
        ("voluntary", "Voluntary early disclosure", ""),
    ),
)

PRODUCTION_MEDIUM = Vocabulary(
    "production_medium",
    "Working list: how a production is handed over",
    terms(
        ("portal", "Discovery portal", "Uploaded to a portal that the defense reads."),
        ("disc", "Disc", "CD, DVD or Blu-ray."),
        ("drive", "Drive", "Its own hash is recorded beside those of the files."),
        ("email", "E-mail, encrypted", ""),
        ("paper", "Paper", ""),
        ("inspection", "Inspection at the office", "Made available to be looked at and copied."),
    ),
)

WITHHOLDING_KIND = Vocabulary(
    "withholding_kind",
    "Fed. R. Civ. P. 26(b)(5)(A) form; Fed. R. Crim. P. 6(e), 16(a)(2), 16(d)(1); 18 USC 3500",
    terms(
        ("work_product", "Work product", "Reports and memoranda of the prosecution (16(a)(2))."),
        ("attorney_client", "Attorney-client communication", ""),
        ("informant", "Identity of an informant", "Roviaro v. United States, 353 U.S. 53 (1957)."),
        ("technique", "Law-enforcement technique or ongoing inquiry", ""),
        ("grand_jury", "Grand jury matter", "Fed. R. Crim. P. 6(e)."),
        ("jencks_not_due", "Witness statement, not yet due", "18 USC 3500; Rule 26.2."),
        ("victim_privacy", "Privacy and safety of a victim", "18 USC 3771(a)(1) and (8)."),
        ("protective_order", "Protective order", "Fed. R. Crim. P. 16(d)(1)."),
        ("other", "Another ground, named in the basis", ""),
    ),
)

# What the defense is owed, line by line. The definition says whose duty and where it stands.
DISCOVERY_DUTY = Vocabulary(
    "discovery_duty",
    "Fed. R. Crim. P. 16(a)(1)(A)-(G), 12(b)(4), 12.1, 26.2, 404(b)(3), 5(f); 18 USC 3500",
    terms(
        ("oral_statement", "Defendant's oral statements", "Rule 16(a)(1)(A)"),
        ("written_statement", "Defendant's written or recorded statements", "Rule 16(a)(1)(B)"),
        ("organization", "Statements of an organizational defendant", "Rule 16(a)(1)(C)"),
        ("prior_record", "Defendant's prior record", "Rule 16(a)(1)(D)"),
        ("documents", "Documents and objects", "Rule 16(a)(1)(E)"),
        ("examinations", "Reports of examinations and tests", "Rule 16(a)(1)(F)"),
        ("experts", "Expert witnesses", "Rule 16(a)(1)(G)"),
        (
            "brady",
            "Exculpatory evidence (Brady)",
            "Brady v. Maryland, 373 U.S. 83 (1963); Rule 5(f)",
        ),
        (
            "giglio",
            "Impeachment of witnesses (Giglio)",
            "Giglio v. United States, 405 U.S. 150 (1972)",
        ),
        ("jencks", "Statements of witnesses (Jencks)", "18 USC 3500; Rule 26.2"),
        ("other_acts", "Notice of other crimes, wrongs or acts", "Fed. R. Evid. 404(b)(3)"),
        ("suppression", "Notice of evidence subject to suppression", "Rule 12(b)(4)"),
        ("notes", "Rough notes of interviews", "Kept and, where owed, produced (Rule 26.2)"),
    ),
)

DUTY_STATE = Vocabulary(
    "duty_state",
    "Working states of a line of the discovery checklist",
    terms(
        ("pending", "Pending", "Not looked at yet, or not handed over yet."),
        ("not_applicable", "Not applicable", "Nothing of this kind exists, or it is not owed."),
        ("produced", "Produced", "Handed over in the production that is named."),
        ("withheld", "Withheld", "Kept back by the withholding that is named."),
    ),
)
