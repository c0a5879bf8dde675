import django.db.models.deletion
from django.db import migrations, models

from enishi.store.migrations._search_index import clear_away, lay_out


class Migration(migrations.Migration):

    dependencies = [
        ("store", "0002_who_is_who"),
    ]

    operations = [
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("interaction", models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="document", to="store.interaction")),
                ("note", models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="document", to="store.note")),
                ("owner", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="store.owner")),
                ("person", models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="document", to="store.person")),
                ("praise", models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="document", to="store.praise")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(condition=models.Q(("interaction__isnull", False)), fields=("interaction",), name="interaction_indexed_once"),
                    models.UniqueConstraint(condition=models.Q(("note__isnull", False)), fields=("note",), name="note_indexed_once"),
                    models.UniqueConstraint(condition=models.Q(("praise__isnull", False)), fields=("praise",), name="praise_indexed_once"),
                    models.UniqueConstraint(condition=models.Q(("person__isnull", False)), fields=("person",), name="person_indexed_once"),
                ],
            },
        ),
        migrations.RunPython(lay_out, clear_away),
    ]
