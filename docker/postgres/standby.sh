#!/bin/bash
# A copy of the primary that follows it. Copies at the first start, or after a copy that was
# interrupted; from then on it only follows.
set -eu

passwords=/var/lib/postgresql/replication.pgpass
umask 077
# In such a file a colon ends a field, unless a backslash goes before it.
password="$(sed 's/[:\\]/\\&/g' /run/secrets/replication-password)"
printf '%s:5432:*:replicator:%s\n' "$PRIMARY_HOST" "$password" > "$passwords"
export PGPASSFILE="$passwords"

if [ ! -s "$PGDATA/PG_VERSION" ]; then
  unfinished="$PGDATA.unfinished"
  rm -rf "$unfinished" "$PGDATA"
  mkdir -p "$(dirname "$PGDATA")"
  pg_basebackup --host="$PRIMARY_HOST" --username=replicator --no-password \
    --pgdata="$unfinished" --wal-method=stream --slot=standby --checkpoint=fast \
    --write-recovery-conf
  mv "$unfinished" "$PGDATA"
fi

exec postgres "$@"
