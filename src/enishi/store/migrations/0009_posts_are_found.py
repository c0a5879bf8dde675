import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    # A column and a partial index are added in place: the trigger on this table stays.

    dependencies = [
        ("store", "0008_links_and_posts"),
    ]

    operations = [
        migrations.AddField(
            model_name="document",
            name="post",
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="document", to="store.post"),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(condition=models.Q(("post__isnull", False)), fields=("post",), name="post_indexed_once"),
        ),
    ]
