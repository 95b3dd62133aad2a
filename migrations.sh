#!/usr/bin/env bash
# Adds a migration for both databases: ./migrations.sh NAME
set -euo pipefail
cd "$(dirname "$0")/SalesCenter.Infrastructure"
for provider in Sqlite SqlServer; do
  dotnet ef migrations add "$1" --context "${provider}SalesDb" --output-dir "Persistence/Migrations/$provider"
done
