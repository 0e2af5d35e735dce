"""The smallest task there is, and one that tells how long it waited to be picked up."""

import os
import time

import celery
import redis

app = celery.Celery("tasks", broker=os.environ["BENCH_REDIS"])
app.conf.task_ignore_result = True
app.conf.worker_prefetch_multiplier = 16

answers = redis.Redis.from_url(os.environ["BENCH_REDIS"])


@app.task
def nothing():
    pass


@app.task
def waited(sent):
    answers.rpush("bench:waited", (time.time() - sent) * 1000)
