# shellcheck shell=bash
# How an Airflow of the tests is set up; sourced with `generation` (2 or 3), `dir`, `port` and `database` (its URL).
# What is set already stays: AIRFLOW__SECTION__KEY=value changes one thing.
set_unless_given() { [ -n "${!1+x}" ] || export "$1=$2"; }

export AIRFLOW_HOME="$dir" AIRFLOW__DATABASE__SQL_ALCHEMY_CONN="$database"
export LANG=C.UTF-8 TZ=UTC PYTHONWARNINGS=ignore PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 SPT_NOENV=1
export NO_PROXY=127.0.0.1,localhost no_proxy=127.0.0.1,localhost
unset PYTHONPATH PYTHONHOME AIRFLOW_CONFIG

set_unless_given AIRFLOW__DATABASE__LOAD_DEFAULT_CONNECTIONS False
set_unless_given AIRFLOW__CORE__LOAD_EXAMPLES False
set_unless_given AIRFLOW__CORE__DAGS_FOLDER "$(dirname "${BASH_SOURCE[0]}")/dags"
set_unless_given AIRFLOW__CORE__EXECUTOR LocalExecutor
set_unless_given AIRFLOW__CORE__PARALLELISM 4
set_unless_given AIRFLOW__CORE__MIN_SERIALIZED_DAG_UPDATE_INTERVAL 3
set_unless_given AIRFLOW__CORE__MIN_SERIALIZED_DAG_FETCH_INTERVAL 2
set_unless_given AIRFLOW__CORE__KILLED_TASK_CLEANUP_TIME 5
set_unless_given AIRFLOW__CORE__TASK_SUCCESS_OVERTIME 2
set_unless_given AIRFLOW__USAGE_DATA_COLLECTION__ENABLED False
set_unless_given AIRFLOW__SCHEDULER__JOB_HEARTBEAT_SEC 1
set_unless_given AIRFLOW__SCHEDULER__SCHEDULER_HEARTBEAT_SEC 1
set_unless_given AIRFLOW__SCHEDULER__SCHEDULER_IDLE_SLEEP_TIME 0.3
# Soon enough for tests to see that a scheduler has died, and late enough for a busy machine.
set_unless_given AIRFLOW__SCHEDULER__SCHEDULER_HEALTH_CHECK_THRESHOLD 8
set_unless_given AIRFLOW__SCHEDULER__ORPHANED_TASKS_CHECK_INTERVAL 5
set_unless_given AIRFLOW__SCHEDULER__PARSING_PROCESSES 1

if [ "$generation" = 2 ]; then
  set_unless_given AIRFLOW__API__AUTH_BACKENDS airflow.providers.fab.auth_manager.api.auth.backend.basic_auth
  set_unless_given AIRFLOW__WEBSERVER__WORKERS 1
  set_unless_given AIRFLOW__WEBSERVER__WORKER_CLASS gthread
  set_unless_given AIRFLOW__WEBSERVER__WORKER_REFRESH_INTERVAL 0
  set_unless_given AIRFLOW__WEBSERVER__SECRET_KEY "$(printf '%s' "$dir" | sha256sum | cut -c 1-64)"
  set_unless_given AIRFLOW__SCHEDULER__DAG_DIR_LIST_INTERVAL 3
  set_unless_given AIRFLOW__SCHEDULER__MIN_FILE_PROCESS_INTERVAL 3
  set_unless_given AIRFLOW__SCHEDULER__SCHEDULER_ZOMBIE_TASK_THRESHOLD 40
  set_unless_given AIRFLOW__SCHEDULER__ZOMBIE_DETECTION_INTERVAL 2
  set_unless_given GUNICORN_CMD_ARGS '--threads 4 --no-control-socket'
else
  set_unless_given AIRFLOW__CORE__EXECUTION_API_SERVER_URL "http://127.0.0.1:$port/execution/"
  set_unless_given AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS admin:admin,viewer:viewer
  set_unless_given AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE "$dir/passwords.json"
  set_unless_given AIRFLOW__API__BASE_URL "http://127.0.0.1:$port"
  set_unless_given AIRFLOW__API__SECRET_KEY "$(printf 'pages %s' "$dir" | sha256sum | cut -c 1-64)"
  set_unless_given AIRFLOW__API_AUTH__JWT_SECRET "$(printf 'tokens %s' "$dir" | sha512sum | cut -c 1-128)"
  set_unless_given AIRFLOW__DAG_PROCESSOR__REFRESH_INTERVAL 3
  set_unless_given AIRFLOW__DAG_PROCESSOR__MIN_FILE_PROCESS_INTERVAL 3
  set_unless_given AIRFLOW__DAG_PROCESSOR__BUNDLE_REFRESH_CHECK_INTERVAL 2
  set_unless_given AIRFLOW__DAG_PROCESSOR__PARSING_PROCESSES 1
  set_unless_given AIRFLOW__DAG_PROCESSOR__HEALTH_CHECK_THRESHOLD 10
  set_unless_given AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT 40
  set_unless_given AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT_DETECTION_INTERVAL 2
  set_unless_given AIRFLOW__WORKERS__MIN_HEARTBEAT_INTERVAL 2
fi
