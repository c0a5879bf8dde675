import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0004_looked_up_together'),
    ]

    operations = [
        migrations.CreateModel(
            name='Promise',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=600)),
                ('kind', models.CharField(choices=[('promise', 'Promise'), ('request', 'Request')], max_length=8)),
                ('by_owner', models.BooleanField()),
                ('is_by_hand', models.BooleanField(default=False)),
                ('words', models.TextField(default='')),
                ('said_at', models.DateTimeField()),
                ('due', models.DateField(null=True)),
                ('precision', models.CharField(default='', max_length=8)),
                ('confidence', models.FloatField(default=1)),
                ('is_doubt', models.BooleanField(default=False)),
                ('kept_words', models.TextField(default='')),
                ('moved_to', models.DateField(null=True)),
                ('is_followed', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('open', 'Open'), ('kept', 'Kept'), ('kept_late', 'Kept Late'), ('let_go', 'Let Go'), ('not_one', 'Not One')], default='open', max_length=9)),
                ('is_accepted', models.BooleanField(default=False)),
                ('told_due', models.DateField(null=True)),
                ('not_by', models.JSONField(default=list)),
                ('settled_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.AddField(
            model_name='interaction',
            name='files',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='interaction',
            name='is_sifted',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='owner',
            name='feed',
            field=models.CharField(blank=True, default='', max_length=64),
        ),
        migrations.AddIndex(
            model_name='interaction',
            index=models.Index(condition=models.Q(('is_sifted', False)), fields=['owner', '-at'], name='to_be_sifted'),
        ),
        migrations.AddField(
            model_name='promise',
            name='handle',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='promises', to='store.handle'),
        ),
        migrations.AddField(
            model_name='promise',
            name='interaction',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='promises', to='store.interaction'),
        ),
        migrations.AddField(
            model_name='promise',
            name='kept_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='store.interaction'),
        ),
        migrations.AddField(
            model_name='promise',
            name='kept_note',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='store.note'),
        ),
        migrations.AddField(
            model_name='promise',
            name='note',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='promises', to='store.note'),
        ),
        migrations.AddField(
            model_name='promise',
            name='owner',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='store.owner'),
        ),
        migrations.AddField(
            model_name='promise',
            name='person',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='promises', to='store.person'),
        ),
        migrations.AddIndex(
            model_name='promise',
            index=models.Index(fields=['owner', 'state', 'due'], name='promise_by_day'),
        ),
        migrations.AddIndex(
            model_name='promise',
            index=models.Index(condition=models.Q(('is_followed', False)), fields=['owner', 'said_at'], name='to_be_followed'),
        ),
        migrations.AddConstraint(
            model_name='promise',
            constraint=models.UniqueConstraint(fields=('owner', 'key'), name='promise_once'),
        ),
    ]
