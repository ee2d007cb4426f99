from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('directory', '0007_listings_grow_old')]

    operations = [
        migrations.AlterModelOptions(
            name='listingreport',
            options={'ordering': [models.Case(models.When(then=models.Value(0), wrong='unsafe'), models.When(then=models.Value(1), wrong='other-person'), models.When(then=models.Value(2), wrong='dead-number'), models.When(then=models.Value(3), wrong='no-answer'), models.When(then=models.Value(4), wrong='closed'), models.When(then=models.Value(5), wrong='moved'), models.When(then=models.Value(6), wrong='hours'), models.When(then=models.Value(7), wrong='unkind'), models.When(then=models.Value(8), wrong='other')), 'created_at', 'pk']},
        ),
        migrations.AddField(
            model_name='listingreport',
            name='sender',
            field=models.BinaryField(help_text='Tells two senders of one hour apart, under a key that lives an hour.', max_length=16, null=True),
        ),
        migrations.AlterField(
            model_name='listingreport',
            name='wrong',
            field=models.CharField(choices=[('unsafe', 'Unsafe'), ('other-person', 'Other Person'), ('dead-number', 'Dead Number'), ('no-answer', 'No Answer'), ('closed', 'Closed'), ('moved', 'Moved'), ('hours', 'Hours'), ('unkind', 'Unkind'), ('other', 'Other')], max_length=12),
        ),
    ]
