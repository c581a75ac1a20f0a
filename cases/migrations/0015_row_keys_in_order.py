from django.db import migrations, models

from taskforce.row_key import new_row_key

KEY = models.UUIDField(default=new_row_key, editable=False, primary_key=True, serialize=False)
MODELS = [
    "batesseries",
    "case",
    "casecounter",
    "casefile",
    "casefilepart",
    "casefileschedule",
    "casefileschedulerun",
    "casejurisdiction",
    "caseperson",
    "casereferral",
    "custody",
    "dutymark",
    "evidenceitem",
    "exhibitchoice",
    "logentry",
    "personroledecision",
    "production",
    "productionitem",
    "redactiondecision",
    "redactionmark",
    "storedfile",
    "withholding",
    "withholdingend",
]


class Migration(migrations.Migration):
    """New keys sort in the order in which rows were written; the database is not touched."""

    dependencies = [("cases", "0014_covered_items")]

    operations = [
        migrations.AlterModelOptions("casefilepart", {"ordering": ["case_file", "order", "id"]}),
        migrations.AlterModelOptions(
            "productionitem", {"ordering": ["bates_first", "kind", "label", "id"]}
        ),
        *(migrations.AlterField(name, "id", KEY.clone()) for name in MODELS),
    ]
