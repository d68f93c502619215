import { Migration } from '@mikro-orm/migrations'

export class Migration20261130123830_airflow_runs extends Migration {
  override name = 'Migration20261130123830_airflow_runs'

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "runs" add "told_at" timestamptz(3) null, add "retry_tasks" text not null default 'all';`,
    )
    this.addSql(
      `create unique index runs_external_id on runs (external_id, (runner->>'server'), (runner->>'dagId'));`,
    )
    this.addSql(
      `alter table "runs" add constraint "runs_retry_tasks_check" check ("retry_tasks" in ('all', 'failed'));`,
    )
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "runs_external_id";`)
    this.addSql(`alter table "runs" drop constraint "runs_retry_tasks_check";`)
    this.addSql(`alter table "runs" drop column "told_at", drop column "retry_tasks";`)
  }
}
