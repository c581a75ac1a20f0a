-- Run once by the database's superuser, in template1 and in the application's database:
-- the only things that the owner role may not do by itself. It may be run again.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;
create extension if not exists unaccent;
