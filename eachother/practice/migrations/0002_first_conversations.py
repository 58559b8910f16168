from django.db import migrations

from eachother.practice.first import plant


def put_there(apps, schema_editor):
    plant(apps.get_model("practice", "Conversation"), apps.get_model("practice", "Version"))


class Migration(migrations.Migration):

    dependencies = [("practice", "0001_practice")]

    operations = [migrations.RunPython(put_there, migrations.RunPython.noop)]
