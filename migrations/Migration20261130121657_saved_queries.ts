import { Migration } from '@mikro-orm/migrations'

export class Migration20261130121657_saved_queries extends Migration {
  override name = 'Migration20261130121657_saved_queries'

  override up(): void | Promise<void> {
    this.addSql(
      `create table "saved_queries" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "dataset_id" uuid not null, "owner_id" uuid not null, "version" int not null default 1, primary key ("id"));`,
    )
    this.addSql(`create index "saved_queries_created_at_id" on "saved_queries" ("created_at", "id");`)
    this.addSql(
      `create index "saved_queries_owner_id_created_at_id" on "saved_queries" ("owner_id", "created_at", "id");`,
    )
    this.addSql(`create index "saved_queries_dataset_id_id" on "saved_queries" ("dataset_id", "id");`)

    this.addSql(
      `create table "saved_query_versions" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "query_id" uuid not null, "version" int not null, "name" varchar(255) collate "C" not null, "description" text null, "tags" text[] not null, "visibility" text not null, "kind" text not null, "question" text not null, "parameters" jsonb not null, "changed_by_id" uuid not null, primary key ("id"));`,
    )
    this.addSql(
      `alter table "saved_query_versions" add constraint "saved_query_versions_query_id_version_unique" unique ("query_id", "version");`,
    )

    this.addSql(
      `alter table "saved_queries" add constraint "saved_queries_dataset_id_foreign" foreign key ("dataset_id") references "datasets" ("id") on delete cascade;`,
    )
    this.addSql(
      `alter table "saved_queries" add constraint "saved_queries_owner_id_foreign" foreign key ("owner_id") references "users" ("id") on delete restrict;`,
    )

    this.addSql(
      `alter table "saved_query_versions" add constraint "saved_query_versions_query_id_foreign" foreign key ("query_id") references "saved_queries" ("id") on delete cascade;`,
    )
    this.addSql(
      `alter table "saved_query_versions" add constraint "saved_query_versions_changed_by_id_foreign" foreign key ("changed_by_id") references "users" ("id") on delete restrict;`,
    )
    this.addSql(
      `alter table "saved_query_versions" add constraint "saved_query_versions_visibility_check" check ("visibility" in ('private', 'internal'));`,
    )
    this.addSql(
      `alter table "saved_query_versions" add constraint "saved_query_versions_kind_check" check ("kind" in ('search', 'aggregate'));`,
    )
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "saved_query_versions" drop constraint "saved_query_versions_query_id_foreign";`)

    this.addSql(`drop table if exists "saved_queries" cascade;`)
    this.addSql(`drop table if exists "saved_query_versions" cascade;`)
  }
}
