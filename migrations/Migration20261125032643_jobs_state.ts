import { Migration } from '@mikro-orm/migrations'

export class Migration20261125032643_jobs_state extends Migration {
  override name = 'Migration20261125032643_jobs_state'

  override up(): void | Promise<void> {
    this.addSql(
      `create table "jobs" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "task" varchar(100) not null, "payload" jsonb not null, "job_key" varchar(255) null, "priority" smallint not null default 0, "state" text not null default 'queued', "attempts" int not null default 0, "failures" int not null default 0, "max_attempts" int not null, "run_at" timestamptz(3) not null, "retry_at" timestamptz(3) null, "started_at" timestamptz(3) null, "finished_at" timestamptz(3) null, "cancel_requested_at" timestamptz(3) null, "worker_id" varchar(100) null, "progress" jsonb null, "result" jsonb null, "last_error" text null, primary key ("id"));`,
    )
    this.addSql(`create unique index jobs_job_key on jobs (job_key) where finished_at is null;`)
    this.addSql(`create index jobs_worker_id on jobs (worker_id) where state = 'running';`)
    this.addSql(`create index "jobs_state_id" on "jobs" ("state", "id");`)
    this.addSql(`create index jobs_finished_at on jobs (finished_at) where finished_at is not null;`)

    this.addSql(
      `create table "job_schedules" ("name" varchar(100) not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "task" varchar(100) not null, "payload" jsonb not null, "expression" varchar(255) not null, "zone" varchar(100) not null, "catch_up" text not null, "paused" boolean not null default false, "next_at" timestamptz(3) not null, primary key ("name"));`,
    )
    this.addSql(`create index "job_schedules_next_at" on "job_schedules" ("next_at");`)

    this.addSql(
      `create table "job_workers" ("id" varchar(100) not null, "beat_at" timestamptz(3) not null default now(), primary key ("id"));`,
    )

    this.addSql(
      `alter table "jobs" add constraint "jobs_state_check" check ("state" in ('queued', 'running', 'retrying', 'succeeded', 'failed', 'cancelled'));`,
    )

    this.addSql(
      `alter table "job_schedules" add constraint "job_schedules_catch_up_check" check ("catch_up" in ('skip', 'run_once'));`,
    )
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "jobs" cascade;`)
    this.addSql(`drop table if exists "job_schedules" cascade;`)
    this.addSql(`drop table if exists "job_workers" cascade;`)
  }
}
