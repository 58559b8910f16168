from typing import Any

from django.db import migrations, models


def take_names(apps: Any, schema_editor: Any) -> None:
    for about in apps.get_model("circles", "About").objects.select_related("experience"):
        about.name, about.name_key = about.experience.name, about.experience.name_key
        about.save(update_fields=["name", "name_key"])


class Migration(migrations.Migration):
    """A circle keeps the name of what it is about, whether or not somebody says that they have lived it."""

    dependencies = [("circles", "0001_circles")]

    operations = [
        migrations.AddField("about", "name", models.CharField(default="", max_length=60), preserve_default=False),
        migrations.AddField("about", "name_key", models.CharField(default="", max_length=120), preserve_default=False),
        migrations.RunPython(take_names, migrations.RunPython.noop, elidable=True),
        migrations.RemoveConstraint("about", "circle_is_about_it_once"),
        migrations.RemoveField("about", "experience"),
        migrations.AlterField("about", "name_key", models.CharField(db_index=True, max_length=120)),
        migrations.AddConstraint(
            "about", models.UniqueConstraint(fields=["circle", "name_key"], name="circle_is_about_it_once")
        ),
    ]
