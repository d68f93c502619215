import { Migration } from '@mikro-orm/migrations'

export class Migration20261130101147_pipelines extends Migration {
  override name = 'Migration20261130101147_pipelines'

  override up(): void | Promise<void> {
    this.addSql(
      `create table "pipelines" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "slug" varchar(80) collate "C" not null, "name" varchar(255) collate "C" not null, "description" text null, "runner" jsonb not null, "parameters" jsonb not null, "reads" text[] not null, "writes" text[] not null, "run_level" text not null, "run_users" uuid[] not null, "concurrency" int not null, "deadline_ms" bigint not null, "retries" int not null, "paused" boolean not null, "created_by_id" uuid not null, "version" int not null default 1, primary key ("id"));`,
    )
    this.addSql(`alter table "pipelines" add constraint "pipelines_slug_unique" unique ("slug");`)
    this.addSql(`create index "pipelines_name_id" on "pipelines" ("name", "id");`)

    this.addSql(
      `create table "runs" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "pipeline_id" uuid not null, "state" text not null, "since" timestamptz(3) not null, "reason" varchar(40) null, "detail" text null, "evidence" jsonb not null, "started_by" text not null, "started_by_detail" text null, "schedule_id" uuid null, "user_id" uuid null, "parameters" jsonb not null, "note" varchar(1000) null, "runner" jsonb not null, "reads" text[] not null, "writes" text[] not null, "retries" int not null, "deadline_ms" bigint not null, "external_id" varchar(250) not null, "round" int not null default 1, "job_id" uuid null, "admitted" boolean not null default false, "attempt" int not null default 0, "tasks" jsonb not null, "progress" jsonb null, "output" jsonb null, "deadline_at" timestamptz(3) null, "started_at" timestamptz(3) null, "finished_at" timestamptz(3) null, "stop_requested_at" timestamptz(3) null, "event_count" int not null default 0, "log_lines" int not null default 0, "version" int not null default 1, primary key ("id"));`,
    )
    this.addSql(
      `create index "runs_pipeline_id_created_at_id" on "runs" ("pipeline_id", "created_at", "id");`,
    )
    this.addSql(`create index "runs_created_at_id" on "runs" ("created_at", "id");`)
    this.addSql(`create index runs_unfinished on runs (pipeline_id, id) where finished_at is null;`)
    this.addSql(`create index runs_finished_at on runs (finished_at) where finished_at is not null;`)

    this.addSql(
      `create table "run_log_lines" ("run_id" uuid not null, "number" int not null, "at" timestamptz(3) not null, "attempt" int not null, "level" text not null, "text" text not null, primary key ("run_id", "number"));`,
    )

    this.addSql(
      `create table "run_events" ("run_id" uuid not null, "number" int not null, "at" timestamptz(3) not null, "data" jsonb not null, primary key ("run_id", "number"));`,
    )

    this.addSql(
      `alter table "pipelines" add constraint "pipelines_created_by_id_foreign" foreign key ("created_by_id") references "users" ("id") on delete restrict;`,
    )
    this.addSql(
      `alter table "pipelines" add constraint "pipelines_run_level_check" check ("run_level" in ('GENERAL', 'MANAGER', 'ADMIN'));`,
    )

    this.addSql(
      `alter table "runs" add constraint "runs_pipeline_id_foreign" foreign key ("pipeline_id") references "pipelines" ("id") on delete cascade;`,
    )
    this.addSql(
      `alter table "runs" add constraint "runs_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete restrict;`,
    )
    this.addSql(
      `alter table "runs" add constraint "runs_state_check" check ("state" in ('requested', 'accepted', 'waiting', 'running', 'stopping', 'stop_unconfirmed', 'stopped', 'succeeded', 'failed', 'timed_out', 'lost'));`,
    )
    this.addSql(
      `alter table "runs" add constraint "runs_started_by_check" check ("started_by" in ('user', 'schedule', 'dataset_event', 'airflow'));`,
    )

    this.addSql(
      `alter table "run_log_lines" add constraint "run_log_lines_run_id_foreign" foreign key ("run_id") references "runs" ("id") on delete cascade;`,
    )
    this.addSql(
      `alter table "run_log_lines" add constraint "run_log_lines_level_check" check ("level" in ('info', 'warn', 'error'));`,
    )

    this.addSql(
      `alter table "run_events" add constraint "run_events_run_id_foreign" foreign key ("run_id") references "runs" ("id") on delete cascade;`,
    )
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "runs" drop constraint "runs_pipeline_id_foreign";`)
    this.addSql(`alter table "run_log_lines" drop constraint "run_log_lines_run_id_foreign";`)
    this.addSql(`alter table "run_events" drop constraint "run_events_run_id_foreign";`)

    this.addSql(`drop table if exists "pipelines" cascade;`)
    this.addSql(`drop table if exists "runs" cascade;`)
    this.addSql(`drop table if exists "run_log_lines" cascade;`)
    this.addSql(`drop table if exists "run_events" cascade;`)
  }
}
