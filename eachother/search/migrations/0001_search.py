"""The index of words. SQLite: FTS5 over `terms`, kept by triggers; PostgreSQL: a tsvector of the same terms.

Our terms come ready, so neither database looks at language: FTS5's `ascii` tokenizer leaves everything beyond ASCII
whole, and an array of terms becomes a tsvector without any parser. Positions and lengths are not kept: ranking is ours,
because a length would tell of words that are not for whoever asks.
"""

from django.db import migrations, models

SQLITE = (
    """CREATE VIRTUAL TABLE search_index USING fts5(
        terms, content='search_entry', content_rowid='id', tokenize="ascii tokenchars '.'", detail=none, columnsize=0
    )""",
    """CREATE TRIGGER search_entry_in AFTER INSERT ON search_entry BEGIN
        INSERT INTO search_index(rowid, terms) VALUES (new.id, new.terms);
    END""",
    """CREATE TRIGGER search_entry_out AFTER DELETE ON search_entry BEGIN
        INSERT INTO search_index(search_index, rowid, terms) VALUES ('delete', old.id, old.terms);
    END""",
    """CREATE TRIGGER search_entry_anew AFTER UPDATE OF terms ON search_entry BEGIN
        INSERT INTO search_index(search_index, rowid, terms) VALUES ('delete', old.id, old.terms);
        INSERT INTO search_index(rowid, terms) VALUES (new.id, new.terms);
    END""",
)
POSTGRESQL = (
    "CREATE INDEX search_terms ON search_entry USING gin (array_to_tsvector(string_to_array(terms, ' ')))",
)


def make_index(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def drop_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX search_terms")
    else:
        for trigger in ("in", "out", "anew"):
            schema_editor.execute(f"DROP TRIGGER search_entry_{trigger}")
        schema_editor.execute("DROP TABLE search_index")


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=1)),
                ("thing", models.BigIntegerField()),
                ("terms", models.TextField()),
                ("spelt", models.TextField(blank=True, default="")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kind", "thing"), name="entered_once")],
            },
        ),
        migrations.CreateModel(
            name="Word",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=1)),
                ("word", models.CharField(max_length=60)),
                ("key", models.CharField(max_length=120)),
                ("letters", models.PositiveSmallIntegerField()),
                ("entries", models.PositiveIntegerField(default=0)),
            ],
            options={
                "indexes": [models.Index(fields=["kind", "letters"], name="words_by_length")],
                "constraints": [models.UniqueConstraint(fields=("kind", "word"), name="spelt_once")],
            },
        ),
        migrations.RunPython(make_index, drop_index),
    ]
