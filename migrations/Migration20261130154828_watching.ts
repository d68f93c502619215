import { Migration } from '@mikro-orm/migrations'

export class Migration20261130154828_watching extends Migration {
  override name = 'Migration20261130154828_watching'

  override up(): void | Promise<void> {
    this.addSql(
      `create table "watch_holds" ("name" varchar(120) not null, "holder" uuid not null, "renewed_at" timestamptz(3) not null, primary key ("name"));`,
    )

    this.addSql(`alter table "runs" add "halt_owed" boolean not null default false;`)
    this.addSql(`create index runs_halt_owed on runs (id) where halt_owed;`)
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "watch_holds" cascade;`)

    this.addSql(`drop index "runs_halt_owed";`)
    this.addSql(`alter table "runs" drop column "halt_owed";`)
  }
}
