"""DAGs of the live tests, for Airflow 2.11 and 3 alike: each does one thing that a runner must cope with."""

import logging
import time
from datetime import datetime, timedelta

try:
    from airflow.sdk import Asset, Param, dag, task
except ImportError:  # Airflow 2
    from airflow.datasets import Dataset as Asset
    from airflow.decorators import dag, task
    from airflow.models.param import Param

log = logging.getLogger("airflow.task")


def of(dag_id, description, **more):
    return dag(
        dag_id=dag_id,
        description=description,
        **{
            "schedule": None,
            "start_date": datetime(2025, 1, 1),
            "catchup": False,
            "is_paused_upon_creation": False,
            "default_args": {"retries": 0},
            "tags": ["tg"],
            **more,
        },
    )


def given(context):
    return dict(context["dag_run"].conf or {})


def wait(seconds):
    until = time.monotonic() + min(float(seconds), 300)
    while time.monotonic() < until:
        log.info("아직 일하는 중")
        time.sleep(0.5)


@of("tg_echo", "Returns what it was given")
def echo():
    @task(task_id="echo")
    def say(**context):
        log.info("받은 값: %s", given(context))
        return given(context)

    say()


@of("tg_sleep", "Works for `seconds`")
def sleeping():
    @task(task_id="sleep")
    def sleep(**context):
        wait(given(context).get("seconds", 60))

    sleep()


@of("tg_stubborn", "Works for `seconds`, and then clears away for `after` seconds, also when it is told to stop")
def stubborn():
    @task(task_id="work")
    def work(**context):
        wait(given(context).get("seconds", 60))

    @task(task_id="clear_away")
    def clear_away(**context):
        wait(given(context).get("after", 20))

    @task(task_id="begin")
    def begin():
        pass

    begun = begin()
    begun >> work() >> clear_away().as_teardown(setups=begun)


@of("tg_fail", "Fails")
def failing():
    @task(task_id="fail")
    def fail():
        raise ValueError("일부러 실패함")

    fail()


@of("tg_steps", "Three tasks; the second fails once and is tried again, and fails for good when told to")
def steps():
    @task(task_id="extract")
    def extract():
        return {"rows": 3}

    @task(task_id="transform", retries=1, retry_delay=timedelta(seconds=1))
    def transform(found, **context):
        if context["ti"].try_number == 1:
            raise RuntimeError("first try")
        return found["rows"] * 2

    @task(task_id="load")
    def load(rows):
        return rows

    load(transform(extract()))


@of("tg_half", "One task succeeds, the one after it fails on its first try")
def half():
    @task(task_id="first")
    def first():
        return 1

    @task(task_id="second")
    def second(_, **context):
        if context["ti"].try_number == 1:
            raise RuntimeError("first try")

    second(first())


@of("tg_paused", "Is paused until somebody lets it run", is_paused_upon_creation=True)
def paused():
    @task(task_id="nothing")
    def nothing():
        pass

    nothing()


@of("tg_single", "One run at once", max_active_runs=1)
def single():
    @task(task_id="sleep")
    def sleep(**context):
        wait(given(context).get("seconds", 1))

    sleep()


@of("tg_pool", "Works in the pool `tg_none`, which has no places")
def pooled():
    @task(task_id="nothing", pool="tg_none")
    def nothing():
        pass

    nothing()


@of(
    "tg_params",
    "Describes its parameters",
    params={
        "day": Param("2026-01-01", type="string", format="date", title="날짜"),
        "limit": Param(10, type="integer", minimum=1, maximum=100),
    },
)
def described():
    @task(task_id="show")
    def show(**context):
        return dict(context["params"])

    show()


@of("tg_large", "Returns a text of `value` characters, and logs `lines` lines of 400")
def large():
    @task(task_id="large")
    def returns(**context):
        wanted = given(context)
        for i in range(int(wanted.get("lines", 0))):
            log.info("%06d %s", i, "가" * 400)
        return "x" * int(wanted.get("value", 0))

    returns()


@of("tg_by_itself", "Runs again and again while it is not paused", schedule="@continuous", max_active_runs=1,
    is_paused_upon_creation=True)
def by_itself():
    @task(task_id="nothing")
    def nothing():
        pass

    nothing()


made = Asset("tg://made")


@of("tg_makes", "Makes what `tg_after` waits for")
def making():
    @task(task_id="make", outlets=[made])
    def make_it():
        pass

    make_it()


@of("tg_after", "Runs when `tg_makes` has made something", schedule=[made])
def after():
    @task(task_id="nothing")
    def nothing():
        pass

    nothing()


for make in (
    echo,
    sleeping,
    stubborn,
    failing,
    steps,
    half,
    paused,
    single,
    pooled,
    described,
    large,
    by_itself,
    making,
    after,
):
    make()
