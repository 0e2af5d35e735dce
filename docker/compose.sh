#!/usr/bin/env bash
# What ./fip does with a composed installation; it needs Docker and openssl, neither Java nor Node. Called by ./fip.
set -euo pipefail

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
secrets=${FIP_SECRETS:-$project/secrets}
# What refers to something is saved before what it refers to, so that a running platform can be saved as well.
databases=(job_processing_db notification_db file_management_db user_management_db service_registry_db monitoring_db)

die() { printf 'fip: %s\n' "$*" >&2; exit 1; }

compose() {
  if docker compose version >/dev/null 2>&1; then docker compose "$@"
  elif command -v docker-compose >/dev/null; then docker-compose "$@"
  else die "Docker Compose is missing: install the package docker-compose-plugin"
  fi
}

# backup FILE: databases, files and keys, as one tar archive after another in one file. The platform may be running.
backup() {
  local file=${1:?} work
  [ -e "$file" ] && die "$file exists already"
  [ -d "$secrets" ] || die "there are no secrets in $secrets: is this the right folder?"
  umask 077
  work=$(mktemp -d "$(dirname "$file")/.backup.XXXXXX")
  trap "rm -rf '$work' '$file.part'" EXIT
  mkdir "$work/databases"
  for database in "${databases[@]}"; do
    compose exec -T postgres pg_dump -U postgres -Fc "$database" > "$work/databases/$database" \
      || die "the database $database could not be saved: is the platform running?"
  done
  cp -r "$secrets" "$work/secrets"
  tar -C "$work" -cf "$file.part" databases secrets
  compose exec -T file-manager tar -C /data -cf - . >> "$file.part" || die "the files could not be saved"
  mv "$file.part" "$file"
  printf 'Saved to %s (%s). It holds the keys: keep it where nobody else can read it.\n' "$file" "$(du -h "$file" | cut -f1)"
}

# restore FILE: into an installation that has no data yet; starts it.
restore() {
  local file=${1:?} work tables="select count(*) from pg_tables where schemaname = 'public'"
  [ -r "$file" ] || die "$file cannot be read"
  umask 077
  work=$(mktemp -d "$(dirname "$file")/.restore.XXXXXX")
  trap "rm -rf '$work'" EXIT
  tar -C "$work" --ignore-zeros -xf "$file" databases secrets || die "$file is no backup, or not whole"
  if [ -d "$secrets" ]; then
    diff -rq "$work/secrets" "$secrets" >/dev/null || die "$secrets holds other keys than the backup: move that folder away"
  else
    cp -r "$work/secrets" "$secrets"
    chmod 755 "$secrets/public"
    find "$secrets" -type f -exec chmod 444 {} +
  fi
  compose up -d postgres
  until compose exec -T postgres pg_isready -q -h 127.0.0.1 -U postgres; do sleep 1; done
  [ "$(compose exec -T postgres psql -U postgres -Atc "$tables" user_management_db)" = 0 ] \
    || die "this installation has data: remove it with 'docker compose down --volumes' if you are sure"
  for database in "${databases[@]}"; do
    compose exec -T postgres pg_restore -U postgres --exit-on-error --single-transaction --no-owner --role "$database" \
      -d "$database" < "$work/databases/$database" || die "the database $database could not be restored"
  done
  # The first archive is left out by its names.
  compose run --rm --no-deps -T --entrypoint tar file-manager -C /data --ignore-zeros --exclude=databases --exclude=secrets \
    -xf - < "$file" || die "the files could not be restored"
  compose up -d
  echo "Restored. The platform is starting; 'docker compose ps' shows when all is healthy."
}

command=$1
shift
cd "$project"
case $command in
  backup) [ $# = 1 ] || die "which file? './fip backup FILE'"; backup "$1" ;;
  restore) [ $# = 1 ] || die "which file? './fip restore FILE'"; restore "$1" ;;
  compose) compose "$@" ;;
esac
