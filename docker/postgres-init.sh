#!/bin/bash
# On an empty data folder: a database for each owner, with a role of the same name that can open no other.
set -euo pipefail
for database in user_management_db service_registry_db job_processing_db file_management_db notification_db monitoring_db; do
  psql -v ON_ERROR_STOP=1 -q -U postgres -d postgres -v name="$database" -v password="$(cat "/run/secrets/$database")" <<'SQL'
CREATE ROLE :"name" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name";
REVOKE CONNECT, TEMPORARY ON DATABASE :"name" FROM PUBLIC;
SQL
done
psql -v ON_ERROR_STOP=1 -q -U postgres -d postgres -c 'REVOKE CONNECT ON DATABASE postgres FROM PUBLIC'
