#!/bin/sh
# Makes every secret the compose files need, once; what is there already stays as it is.
# 生成 compose 所需的全部密钥；已有的不会改动。
set -eu

folder="$(cd "$(dirname "$0")" && pwd)/secrets"
# The folder keeps others out. The files inside are readable, because each container reads them
# under an account of its own, whose number means nothing on this machine.
mkdir -p "$folder"
chmod 0700 "$folder"

random_hex() {
  od -An -N"$1" -tx1 /dev/urandom | tr -d ' \n'
}

# make NAME TEXT
make() {
  file="$folder/$1"
  if [ -s "$file" ]; then
    return
  fi
  printf '%s\n' "$2" > "$file.new"
  chmod 0444 "$file.new"
  mv "$file.new" "$file"
  echo "made 已生成: $file"
}

make master-key "$(random_hex 32)"
make database-password "$(random_hex 24)"
make replication-password "$(random_hex 24)"
# A server that insists on capitals, small letters, digits and signs is content with this.
make eventstore-password "Aa1-$(random_hex 24)"

echo '请把 master-key 抄存一份，与数据库备份分开保管：没有它，个人信息库无法解密。'
echo 'Keep a copy of master-key apart from the database backups: without it the personal data cannot be read.'
