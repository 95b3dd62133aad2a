#!/usr/bin/env bash
# Adds a migration for both databases: ./migrations.sh NAME
# (The triggers of the audit trail are no part of the migrations: AppendOnlyAudit creates them.)
set -euo pipefail
cd "$(dirname "$0")/SalesCenter.Infrastructure"
for provider in Sqlite SqlServer; do
  dotnet ef migrations add "$1" --context "${provider}SalesDb" --output-dir "Persistence/Migrations/$provider"
done
