#!/bin/sh
# The server takes its first passwords from the environment alone; they are kept in a file until
# this process hands them on, so that `docker inspect` does not show them.
set -eu

EVENTSTORE_DEFAULT_ADMIN_PASSWORD="$(cat /run/secrets/eventstore-password)"
EVENTSTORE_DEFAULT_OPS_PASSWORD="$EVENTSTORE_DEFAULT_ADMIN_PASSWORD"
export EVENTSTORE_DEFAULT_ADMIN_PASSWORD EVENTSTORE_DEFAULT_OPS_PASSWORD

exec /opt/eventstore/EventStore.ClusterNode
