import django.db.models.deletion
from django.db import migrations, models

SQLITE_HAS_CONTENTLESS_DELETE = (3, 43, 0)


def lay_out(apps, schema_editor):
    """The index proper. It keeps tokens only; whatever deletes a document deletes its tokens too."""
    connection = schema_editor.connection
    if connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE store_document ADD COLUMN said text, ADD COLUMN tokens tsvector")
        schema_editor.execute("CREATE INDEX document_tokens ON store_document USING gin (tokens)")
        return
    # An older SQLite cannot delete from a table without content: there the tokens are kept twice.
    version = connection.Database.sqlite_version_info
    lean = ", content='', contentless_delete=1" if version >= SQLITE_HAS_CONTENTLESS_DELETE else ""
    # "ascii" takes every character beyond ASCII as part of a token: our tokens are split by spaces and by nothing else.
    schema_editor.execute(f"CREATE VIRTUAL TABLE store_search USING fts5 (tokens, tokenize='ascii'{lean})")
    schema_editor.execute(
        "CREATE TRIGGER store_document_gone AFTER DELETE ON store_document"
        " BEGIN DELETE FROM store_search WHERE rowid = OLD.id; END"
    )


def clear_away(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER store_document_gone")
        schema_editor.execute("DROP TABLE store_search")


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
