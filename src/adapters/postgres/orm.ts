import { defineConfig, MikroORM } from '@mikro-orm/postgresql'
import { Migrator } from '@mikro-orm/migrations'
import type { Log } from './database.ts'
import { AdoptedUserEntity } from './adopted-user.entity.ts'
import { ApiKeyEntity } from './api-key.entity.ts'
import { DatasetEntity } from './dataset.entity.ts'
import { DatasetMemberEntity } from './dataset-member.entity.ts'
import { DeletionEntity } from './deletion.entity.ts'
import { ExportEntity } from './export.entity.ts'
import { FileStoreEntity } from './file-store.entity.ts'
import { IdempotencyKeyEntity } from './idempotency.entity.ts'
import { IngestEntity } from './ingest.entity.ts'
import { JobEntity } from './job.entity.ts'
import { JobScheduleEntity } from './job-schedule.entity.ts'
import { JobWorkerEntity } from './job-worker.entity.ts'
import { LoadHoldEntity } from './load-hold.entity.ts'
import { PipelineEntity } from './pipeline.entity.ts'
import { RateLimitEntity } from './rate-limit.entity.ts'
import { RefreshTokenEntity } from './refresh-token.entity.ts'
import { RowChangeEntity } from './row-change.entity.ts'
import { RowChunkEntity } from './row-chunk.entity.ts'
import { RowLeftoverEntity } from './row-leftover.entity.ts'
import { RowLoadEntity } from './row-load.entity.ts'
import { RowPlaceEntity } from './row-place.entity.ts'
import { RowReaderEntity } from './row-reader.entity.ts'
import { RowStoreEntity } from './row-store.entity.ts'
import { RunEntity } from './run.entity.ts'
import { RunEventEntity } from './run-event.entity.ts'
import { RunLogLineEntity } from './run-log-line.entity.ts'
import { RebuildEntity } from './rebuild.entity.ts'
import { QueryRunEntity } from './query-run.entity.ts'
import { SavedQueryEntity } from './saved-query.entity.ts'
import { SavedQueryVersionEntity } from './saved-query-version.entity.ts'
import { ScheduleEntity } from './schedule.entity.ts'
import { SessionEntity } from './session.entity.ts'
import { WatchHoldEntity } from './watch-hold.entity.ts'
import { UserEntity } from './user.entity.ts'
import { migrationsFolder, migrationsTable, poolSettings } from './pool-settings.ts'

type OrmSettings = { url: string; schema: string; log: Log; /** Of the migrations. */ folder?: string }

/**
 * MikroORM over the entities. Schema-free: every name is unqualified and `search_path` of the connection decides,
 * so the same migrations serve every schema. Loading it takes about 0.3 s: the server does so only to migrate.
 */
export async function openOrm({ url, schema, log, folder = migrationsFolder }: OrmSettings) {
  return MikroORM.init(
    defineConfig({
      clientUrl: url,
      entities: [
        UserEntity,
        AdoptedUserEntity,
        SessionEntity,
        RefreshTokenEntity,
        ApiKeyEntity,
        FileStoreEntity,
        IdempotencyKeyEntity,
        RateLimitEntity,
        JobEntity,
        JobWorkerEntity,
        JobScheduleEntity,
        DatasetEntity,
        DatasetMemberEntity,
        IngestEntity,
        DeletionEntity,
        LoadHoldEntity,
        WatchHoldEntity,
        RowStoreEntity,
        RowPlaceEntity,
        RowLoadEntity,
        RowChunkEntity,
        RowChangeEntity,
        RowLeftoverEntity,
        RowReaderEntity,
        ExportEntity,
        PipelineEntity,
        RunEntity,
        RunEventEntity,
        RunLogLineEntity,
        SavedQueryEntity,
        QueryRunEntity,
        RebuildEntity,
        SavedQueryVersionEntity,
        ScheduleEntity,
      ],
      extensions: [Migrator],
      forceUtcTimezone: true,
      logger: log,
      colors: false,
      // What changes tables may take long.
      driverOptions: { ...poolSettings(url, schema), statement_timeout: 0, query_timeout: 0, min: 0, max: 2 },
      migrations: {
        path: folder,
        pathTs: folder,
        glob: 'Migration*.ts',
        emit: 'ts',
        tableName: `${schema}.${migrationsTable}`,
        snapshotName: '.snapshot',
        snapshotOnMigrate: false,
        fileName: (timestamp, name) => `Migration${timestamp}_${name ?? 'change'}`,
      },
    }),
  )
}
