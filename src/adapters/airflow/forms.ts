import { z } from 'zod'

// What we read of Airflow's answers; what more there is, is left there. Generation 2 and 3 alike unless said.
const time = z
  .string()
  .nullish()
  .transform((text) => (text ? new Date(text).toISOString() : null))

export const Run = z.object({
  dag_id: z.string(),
  dag_run_id: z.string(),
  state: z.string(),
  conf: z.record(z.string(), z.unknown()).nullish(),
  note: z.string().nullish(),
  run_type: z.string().nullish(),
  start_date: time,
  end_date: time,
  queued_at: time,
  logical_date: time,
  run_after: time,
  /** 3 alone. */
  triggered_by: z.string().nullish(),
  triggering_user_name: z.string().nullish(),
})
export type AirflowRun = z.infer<typeof Run>
export const Runs = z.object({ dag_runs: z.array(Run), total_entries: z.number() })

export const TaskInstance = z.object({
  dag_id: z.string(),
  dag_run_id: z.string(),
  task_id: z.string(),
  map_index: z.number().nullish(),
  state: z.string().nullish(),
  try_number: z.number(),
  start_date: time,
  end_date: time,
  pool: z.string().nullish(),
})
export type TaskInstance = z.infer<typeof TaskInstance>
export const TaskInstances = z.object({ task_instances: z.array(TaskInstance), total_entries: z.number() })

export const Dag = z.object({
  dag_id: z.string(),
  description: z.string().nullish(),
  is_paused: z.boolean().nullish(),
  max_active_runs: z.number().nullish(),
  params: z
    .record(
      z.string(),
      z.object({
        value: z.unknown(),
        schema: z.record(z.string(), z.unknown()).nullish(),
        description: z.string().nullish(),
      }),
    )
    .nullish(),
})
export type Dag = z.infer<typeof Dag>
export const Dags = z.object({ dags: z.array(Dag), total_entries: z.number() })

const Part = z.object({ status: z.string().nullish() })
export const Health = z.object({
  metadatabase: Part.nullish(),
  scheduler: Part.extend({ latest_scheduler_heartbeat: z.string().nullish() }).nullish(),
})
export const Pools = z.object({
  pools: z.array(z.object({ name: z.string(), slots: z.number(), open_slots: z.number() })),
})
export const XCom = z.object({ value: z.unknown() })
