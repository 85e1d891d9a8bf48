#!/bin/bash
# Run once, when the primary's database is made: lets the standby in.
# No more than this: the image reads the file into a shell of its own, which reads unset names.
set -e

psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
\set password `cat /run/secrets/replication-password`
create role replicator login replication password :'password';
-- Keeps what the standby has not received yet, so that it catches up after an absence.
select pg_create_physical_replication_slot('standby');
SQL

echo 'host replication replicator all scram-sha-256' >> "$PGDATA/pg_hba.conf"
