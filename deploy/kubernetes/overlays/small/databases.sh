#!/usr/bin/env bash
# A database, its owner and the role that its service runs as, for each of the four services; what is there stays, passwords are set anew.
# From the environment: PGHOST and its fellows for the administrator, SERVICE_PASSWORD and SERVICE_OWNER_PASSWORD, and SERVICES for others than the four.
set -euo pipefail

for service in ${SERVICES:-invoicing dunning correspondence litigation}; do
    own=${service^^}_PASSWORD owner=${service^^}_OWNER_PASSWORD
    [ -n "${!own:-}" ] && [ -n "${!owner:-}" ] || { echo "databases: $own and $owner are needed" >&2; exit 1; }
    # The words go in as variables of psql, which quotes them; neither stands in a command line that others on the machine can read.
    OWN=${!own} OWNER=${!owner} psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --set service="$service" --dbname postgres <<'SQL'
\getenv own OWN
\getenv owner OWNER
select format('create role %I login', name) from (values (:'service'), (:'service' || '_owner')) as roles(name)
where not exists (select from pg_roles where rolname = name) \gexec
select format('alter role %I password %L', :'service', :'own') \gexec
select format('alter role %I password %L', :'service' || '_owner', :'owner') \gexec
select format('create database %I owner %I encoding ''UTF8'' locale ''C.UTF-8'' template template0', :'service', :'service' || '_owner')
where not exists (select from pg_database where datname = :'service') \gexec
select format('revoke all on database %I from public', :'service') \gexec
select format('grant connect on database %I to %I', :'service', :'service') \gexec
SQL
done
