from django.db import migrations, models

from taskforce.row_key import new_row_key

KEY = models.UUIDField(default=new_row_key, editable=False, primary_key=True, serialize=False)
MODELS = [
    "listingaddress",
    "referral",
    "referralcounter",
    "referralmessage",
    "referralmove",
    "referralsubject",
    "servicelisting",
]


class Migration(migrations.Migration):
    """New keys sort in the order in which rows were written; the database is not touched."""

    dependencies = [("referrals", "0003_listing_version")]

    operations = [
        *(migrations.AlterField(name, "id", KEY.clone()) for name in MODELS),
    ]
