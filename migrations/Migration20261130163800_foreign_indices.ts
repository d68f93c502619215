import { Migration } from '@mikro-orm/migrations'

export class Migration20261130163800_foreign_indices extends Migration {
  override name = 'Migration20261130163800_foreign_indices'

  override up(): void | Promise<void> {
    this.addSql(`alter table "datasets" add "source" jsonb null;`)
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "datasets" drop column "source";`)
  }
}
