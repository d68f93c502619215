import { Migration } from '@mikro-orm/migrations'

export class Migration20261125153946_row_stores extends Migration {
  override name = 'Migration20261125153946_row_stores'

  override up(): void | Promise<void> {
    this.addSql(
      `create table "row_stores" ("engine" varchar(20) not null, "store_id" varchar(100) not null, "used_at" timestamptz(3) null, primary key ("engine"));`,
    )
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "row_stores" cascade;`)
  }
}
