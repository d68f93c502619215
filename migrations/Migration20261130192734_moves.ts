import { Migration } from '@mikro-orm/migrations'

export class Migration20261130192734_moves extends Migration {
  override name = 'Migration20261130192734_moves'

  override up(): void | Promise<void> {
    this.addSql(`alter table "datasets" add "row_engine" text null;`)
    this.addSql(
      `alter table "datasets" add constraint "datasets_row_engine_check" check ("row_engine" in ('duckdb', 'opensearch'));`,
    )

    // Rows of what is there are in the one place that these records have.
    this.addSql(
      `update "datasets" set "row_engine" = case when "source" is null then (select "engine" from "row_stores" limit 1) else 'opensearch' end;`,
    )

    this.addSql(
      `alter table "rebuilds" add "moved_from" text null, add "moved_to" text null, add "moved_version" int null, add "settled_at" timestamptz(3) null, add "is_back" boolean not null default false;`,
    )
    this.addSql(
      `alter table "rebuilds" add constraint "rebuilds_moved_from_check" check ("moved_from" in ('duckdb', 'opensearch'));`,
    )
    this.addSql(
      `alter table "rebuilds" add constraint "rebuilds_moved_to_check" check ("moved_to" in ('duckdb', 'opensearch'));`,
    )
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "datasets" drop constraint "datasets_row_engine_check";`)
    this.addSql(`alter table "datasets" drop column "row_engine";`)

    this.addSql(`alter table "rebuilds" drop constraint "rebuilds_moved_from_check";`)
    this.addSql(`alter table "rebuilds" drop constraint "rebuilds_moved_to_check";`)
    this.addSql(
      `alter table "rebuilds" drop column "moved_from", drop column "moved_to", drop column "moved_version", drop column "settled_at", drop column "is_back";`,
    )
  }
}
