from django.db import migrations, models


def mark_corrections(apps, schema_editor):
    """A card's newest word that came with the same file as the one it replaced was written by the owner."""
    Sighting = apps.get_model("store", "Sighting")
    cards = Sighting.objects.filter(source="card_photo")
    for row in cards.filter(current=True).iterator():
        if cards.filter(owner=row.owner_id, key=row.key, imported=row.imported_id).exclude(pk=row.pk).exists():
            row.by_hand = True
            row.save(update_fields=["by_hand"])


class Migration(migrations.Migration):

    dependencies = [
        ("store", "0009_posts_are_found"),
    ]

    operations = [
        *(
            migrations.AddField(model_name=name, name="told", field=models.DateTimeField(null=True))
            for name in ("again", "interaction", "link", "post", "praise", "role", "sighting")
        ),
        migrations.AddField(model_name="import", name="dated", field=models.DateTimeField(null=True)),
        migrations.AddField(model_name="sighting", name="by_hand", field=models.BooleanField(default=False)),
        migrations.AddIndex(
            model_name="presence",
            index=models.Index(fields=["owner", "handle"], condition=models.Q(part="gone"), name="said_to_be_gone"),
        ),
        migrations.RunPython(mark_corrections, migrations.RunPython.noop),
    ]
