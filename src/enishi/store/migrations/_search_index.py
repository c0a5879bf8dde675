"""The index proper, which no model describes: FTS5 on SQLite, a tsvector on PostgreSQL."""

SQLITE_HAS_CONTENTLESS_DELETE = (3, 43, 0)


def lay_out(apps, schema_editor):
    """The index proper. It keeps tokens only; whatever deletes a document deletes its tokens too."""
    connection = schema_editor.connection
    if connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE store_document ADD COLUMN said text, ADD COLUMN tokens tsvector")
        schema_editor.execute("CREATE INDEX document_tokens ON store_document USING gin (tokens)")
        return
    # An older SQLite cannot delete from a table without content: there the tokens are kept twice.
    version = connection.Database.sqlite_version_info
    lean = ", content='', contentless_delete=1" if version >= SQLITE_HAS_CONTENTLESS_DELETE else ""
    # "ascii" takes every character beyond ASCII as part of a token: our tokens are split by spaces and by nothing else.
    schema_editor.execute(f"CREATE VIRTUAL TABLE store_search USING fts5 (tokens, tokenize='ascii'{lean})")
    schema_editor.execute(
        "CREATE TRIGGER store_document_gone AFTER DELETE ON store_document"
        " BEGIN DELETE FROM store_search WHERE rowid = OLD.id; END"
    )


def clear_away(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER store_document_gone")
        schema_editor.execute("DROP TABLE store_search")
