"""Throughput and pick-up latency of a Celery worker; prints one line of JSON.

usage: measure.py TASKS LATENCY_TASKS PER_SECOND; BENCH_REDIS is the broker's URL, in a database of its own.
"""

import json
import os
import subprocess
import sys
import time

from tasks import answers, app, nothing, waited

tasks, latency_tasks, per_second = (int(a) for a in sys.argv[1:4])
answers.flushdb()

begun = time.time()
with app.connection_for_write() as connection, app.amqp.Producer(connection) as producer:
    for _ in range(tasks):
        nothing.apply_async(producer=producer)
    sent = time.time() - begun


def left():
    return answers.llen("celery") + answers.hlen("unacked")


worker = subprocess.Popen(
    [sys.executable, "-m", "celery", "-A", "tasks", "worker", "--concurrency=2", "--loglevel=ERROR",
     "--without-gossip", "--without-mingle", "--without-heartbeat"],
    cwd=os.path.dirname(os.path.abspath(__file__)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
try:
    while left() == tasks:
        time.sleep(0.005)
    begun = time.time()
    while left() > 0:
        time.sleep(0.005)
    worked = time.time() - begun

    with app.connection_for_write() as connection, app.amqp.Producer(connection) as producer:
        for _ in range(latency_tasks):
            waited.apply_async((time.time(),), producer=producer)
            time.sleep(1 / per_second)
    while answers.llen("bench:waited") < latency_tasks:
        time.sleep(0.05)
finally:
    worker.terminate()
    worker.wait()

print(json.dumps({
    "sent_per_second": tasks / sent,
    "worked_per_second": tasks / worked,
    "waited_millis": [float(a) for a in answers.lrange("bench:waited", 0, -1)],
}))
answers.flushdb()
