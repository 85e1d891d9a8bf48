#!/bin/bash
# Makes a certificate authority of this installation and a certificate for each node named, and
# renews those that are ten months old. A node takes a renewed one on when it is started again.
set -eu

if [ ! -s /authority/ca.crt ]; then
  rm -rf /authority/new
  es-gencert-cli create-ca -days 3650 -out /authority/new
  mv /authority/new/ca.key /authority/ca.key
  mv /authority/new/ca.crt /authority/ca.crt
fi

for node in "$@"; do
  folder="/certificates/$node"
  if [ -s "$folder/node.crt" ] && [ -z "$(find "$folder/node.crt" -mtime +300)" ]; then
    continue
  fi
  rm -rf "$folder" "$folder.new"
  es-gencert-cli create-node -days 730 \
    -ca-certificate /authority/ca.crt -ca-key /authority/ca.key -out "$folder.new" \
    -ip-addresses 127.0.0.1 -dns-names "$node,localhost"
  mv "$folder.new" "$folder"
done

# Whoever connects needs the authority's certificate; its key stays in a volume nobody else has.
cp /authority/ca.crt /trust/ca.crt
chmod 0755 /trust
chmod 0444 /trust/ca.crt
# The account of the server inside its image.
chown -R 1000:1000 /certificates
