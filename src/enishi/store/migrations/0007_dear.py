from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0006_ties'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='person',
            index=models.Index(condition=models.Q(('is_dear', True)), fields=['owner'], name='the_dear'),
        ),
    ]
