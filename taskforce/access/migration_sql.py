"""SQL files as migration operations, with their reverse."""

from pathlib import Path

from django.db import migrations


def sql_file(migration_file: str, name: str, *, functions: tuple[str, ...]) -> migrations.RunSQL:
    """Run ``name`` beside the migration; the reverse drops its functions and their triggers."""
    text = Path(migration_file).with_name(name).read_text()
    drops = [f"drop function if exists {function} cascade" for function in functions]
    return migrations.RunSQL(sql=[text], reverse_sql=drops)
