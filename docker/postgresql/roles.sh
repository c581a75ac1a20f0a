#!/bin/sh
# Run once by the image, as the superuser, when the database is made. The same roles and
# powers as taskforce/local/database.py gives them on one machine.
set -eu
owner=$(cat /run/secrets/database_owner)
app=$(cat /run/secrets/database_app)
psql -v ON_ERROR_STOP=1 -v owner="$owner" -v app="$app" -U "$POSTGRES_USER" -d postgres <<'SQL'
create role taskforce_owner login nosuperuser bypassrls createdb nocreaterole password :'owner';
create role taskforce_app login nosuperuser nobypassrls nocreatedb nocreaterole password :'app';
create database taskforce owner taskforce_owner;
grant taskforce_app to taskforce_owner;
revoke all on database taskforce from public;
grant connect on database taskforce to taskforce_app;
SQL
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d taskforce <<'SQL'
revoke create on schema public from public;
alter schema public owner to taskforce_owner;
grant usage on schema public to taskforce_app;
SQL
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d taskforce -f /superuser.sql
