import { Migration } from '@mikro-orm/migrations'

export class Migration20261130131653_query_runs extends Migration {
  override name = 'Migration20261130131653_query_runs'

  override up(): void | Promise<void> {
    this.addSql(
      `create table "query_runs" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "dataset_id" uuid not null, "query_id" uuid null, "query_version" int null, "question" text not null, "question_key" varchar(43) not null, "job_id" uuid not null, "shared" boolean not null, "created_by_id" uuid not null, "cancelled_at" timestamptz(3) null, "forgotten_at" timestamptz(3) null, primary key ("id"));`,
    )
    this.addSql(
      `create index "query_runs_created_by_id_created_at_id" on "query_runs" ("created_by_id", "created_at", "id");`,
    )
    this.addSql(`create index "query_runs_question_key" on "query_runs" ("question_key", "created_at");`)
    this.addSql(`create index "query_runs_dataset_id" on "query_runs" ("dataset_id");`)
    this.addSql(`create index "query_runs_job_id" on "query_runs" ("job_id");`)

    this.addSql(
      `alter table "query_runs" add constraint "query_runs_dataset_id_foreign" foreign key ("dataset_id") references "datasets" ("id") on delete cascade;`,
    )
    this.addSql(
      `alter table "query_runs" add constraint "query_runs_job_id_foreign" foreign key ("job_id") references "jobs" ("id") on delete cascade;`,
    )
    this.addSql(
      `alter table "query_runs" add constraint "query_runs_created_by_id_foreign" foreign key ("created_by_id") references "users" ("id") on delete restrict;`,
    )
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "query_runs" cascade;`)
  }
}
