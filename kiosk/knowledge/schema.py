"""The built pack: one SQLite file. Its tables, and how it is known to be one of ours."""

from __future__ import annotations

APPLICATION_ID = 0x4B506B31
"""SQLite ``application_id`` of a built pack ("KPk1")."""

VERSION = 12
"""Of the tables and of how documents are cut; another version is built again."""

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
    id INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL,
    sha256 TEXT NOT NULL, about TEXT NOT NULL
);
CREATE TABLE passages (
    rowid INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL,
    document INTEGER NOT NULL REFERENCES documents, kind TEXT NOT NULL, section TEXT NOT NULL,
    page INTEGER, start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL
);
CREATE INDEX passages_document ON passages (document);
CREATE TABLE products (
    sku TEXT PRIMARY KEY, name TEXT NOT NULL, price TEXT NOT NULL, currency TEXT NOT NULL,
    brand TEXT NOT NULL, category TEXT NOT NULL, stock INTEGER, location TEXT NOT NULL,
    barcode TEXT NOT NULL, description TEXT NOT NULL, warranty TEXT NOT NULL, more TEXT NOT NULL,
    passage INTEGER NOT NULL REFERENCES passages
) WITHOUT ROWID;
CREATE INDEX products_barcode ON products (barcode);
CREATE INDEX products_passage ON products (passage);
CREATE TABLE facts (
    subject TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
    passage INTEGER NOT NULL REFERENCES passages
);
CREATE INDEX facts_passage ON facts (passage);
CREATE TABLE vectors (
    document INTEGER PRIMARY KEY REFERENCES documents, first INTEGER NOT NULL, rows BLOB NOT NULL
);
CREATE VIRTUAL TABLE terms USING fts5(
    title, section, body, tokenize = "unicode61 remove_diacritics 0 tokenchars '.'"
);
INSERT INTO terms (terms, rank) VALUES ('rank', 'bm25(1.0, 2.0, 1.0)');
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(terms, row);
"""
