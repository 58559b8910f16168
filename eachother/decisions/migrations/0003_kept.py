"""A round keeps the rules with which it opened. How a voice is given is never changed, whoever asks: who spoke in secret
must be able to rely on it."""

from django.db import migrations, models

SQLITE = """
CREATE TRIGGER decisions_keep_their_mode BEFORE UPDATE OF mode ON decisions_decision WHEN NEW.mode <> OLD.mode
BEGIN SELECT RAISE(ABORT, 'How a voice is given never changes.'); END
"""
POSTGRESQL = """
CREATE FUNCTION decisions_keep_mode() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'How a voice is given never changes.' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER decisions_keep_their_mode BEFORE UPDATE OF mode ON decisions_decision
FOR EACH ROW WHEN (NEW.mode <> OLD.mode) EXECUTE FUNCTION decisions_keep_mode();
"""


def guard(apps, schema_editor):
    schema_editor.execute(POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE)


class Migration(migrations.Migration):

    dependencies = [
        ("decisions", "0002_ballots"),
    ]

    operations = [
        migrations.AddField("round", "kept_rules", models.JSONField(default=dict)),
        migrations.RunPython(guard, migrations.RunPython.noop),
    ]
