#!/usr/bin/env bash
# Makes the passwords and keys of a composed installation, each once, as files that docker-compose.yml hands to the services.
# Needs openssl only. The folder is closed to everybody but its owner; the files inside are readable, because the processes in
# the containers are nobody on this machine.
set -euo pipefail
umask 077

folder=${FIP_SECRETS:-$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/secrets}
services=(gateway user-service service-registry job-processor job-worker file-manager notification-service monitoring-service)
databases=(user_management_db service_registry_db job_processing_db file_management_db notification_db monitoring_db)
made=0

# once FILE COMMAND…: writes what the command prints, whole or not at all, unless the file exists.
once() {
  local file=$folder/$1
  shift
  [ -e "$file" ] && return
  "$@" > "$file.part"
  chmod 444 "$file.part"
  mv "$file.part" "$file"
  made=$((made + 1))
}

password() { openssl rand -hex "$1" | tr -d '\n'; }

# Binary text by its hexadecimal digits.
bytes() { printf '%b' "$(printf '%s' "$1" | sed 's/../\\x&/g')"; }

# keyset TYPE PREFIX HEX: a Tink keyset of one new 256-bit key; HEX is what stands before the key in its protocol buffer.
keyset() {
  local id key
  id=$((16#$(openssl rand -hex 4) & 0x7fffffff | 1))
  key=$(bytes "${3}1a20$(openssl rand -hex 32)" | openssl base64 -A)
  printf '{"primaryKeyId":%d,"key":[{"keyData":{"typeUrl":"type.googleapis.com/google.crypto.tink.%s","value":"%s",' "$id" "$1" "$key"
  printf '"keyMaterialType":"SYMMETRIC"},"status":"ENABLED","keyId":%d,"outputPrefixType":"%s"}]}\n' "$id" "$2"
}

s3proxy_conf() {
  cat <<CONF
s3proxy.endpoint=http://0.0.0.0:9000
s3proxy.authorization=aws-v4
s3proxy.identity=fip
s3proxy.credential=$(cat "$folder/s3-secret-key")
jclouds.provider=filesystem-nio2
jclouds.filesystem.basedir=/data
jclouds.identity=unused
jclouds.credential=unused
CONF
}

redis_conf() { printf 'requirepass %s\n' "$(cat "$folder/redis-password")"; }

# RabbitMQ's own form: a random salt of four bytes, then the SHA-256 of salt and password.
rabbitmq_hash() {
  local salt digest
  salt=$(openssl rand -hex 4)
  digest=$({ bytes "$salt"; cat "$folder/rabbitmq-password"; } | openssl dgst -sha256 -r | cut -d' ' -f1)
  bytes "$salt$digest" | openssl base64 -A
}

# Durable queues that nobody gave a type become quorum queues; a message that fails twenty times goes to its dead letters.
rabbitmq_definitions() {
  cat <<JSON
{
  "users": [{"name": "fip", "password_hash": "$(rabbitmq_hash)", "hashing_algorithm": "rabbit_password_hashing_sha256", "tags": []}],
  "vhosts": [{"name": "/", "default_queue_type": "quorum", "metadata": {"default_queue_type": "quorum"}}],
  "permissions": [{"user": "fip", "vhost": "/", "configure": ".*", "write": ".*", "read": ".*"}],
  "policies": [{"vhost": "/", "name": "fip", "pattern": ".*", "apply-to": "quorum_queues", "priority": 0,
    "definition": {"delivery-limit": 20}}],
  "exchanges": [{"name": "fip.events", "vhost": "/", "type": "topic", "durable": true, "auto_delete": false, "arguments": {}}]
}
JSON
}

command -v openssl >/dev/null || { echo "fip: openssl is missing: install it, on Debian with 'sudo apt-get install openssl'" >&2; exit 1; }
mkdir -p "$folder/public"
chmod 755 "$folder/public"

once jwt-secret password 32
once operator-password password 10
once postgres-password password 24
for database in "${databases[@]}"; do once "$database" password 24; done
once redis-password password 24
once redis-auth.conf redis_conf
once rabbitmq-password password 24
once rabbitmq-definitions.json rabbitmq_definitions
once smtp-password true
once s3-secret-key password 24
once s3proxy.conf s3proxy_conf
once grafana-password password 10
once sandbox-password password 10
once credentials-keyset.json keyset AesGcmKey TINK ''
once archives-keyset.json keyset AesGcmKey TINK ''
once files-master-keyset.json keyset AesGcmKey TINK ''
# Segments of 1 MiB, each with a 256-bit key derived with HKDF-SHA256.
once files-keyset.json keyset AesGcmHkdfStreamingKey RAW 12080880804010201803
for service in "${services[@]}"; do
  once "$service.key" openssl genpkey -algorithm ed25519
  once "public/$service.pub" openssl pkey -in "$folder/$service.key" -pubout
done

if [ "$made" = 0 ]; then echo "All secrets are there already, in $folder"; else echo "Made $made secrets in $folder"; fi
echo "Operator's login: operator / $(cat "$folder/operator-password")"
echo "Keep a copy of that folder elsewhere: without it nobody can read the stored files and tokens."
