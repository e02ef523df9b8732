"""Ctrl-C ends a loop in Rust that waits for samples."""

import os
import signal
import threading
import time

import pytest
import tensor_example


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_sums_are_the_same_with_any_number_of_workers(workers):
    assert tensor_example.sum_of_slow_samples(20, workers) == sum(range(20))


@pytest.fixture
def ctrl_c():
    """Python's own handler, which is not there in what a shell has started in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("workers", [0, 2])
def test_ctrl_c_ends_a_loop_that_waits(ctrl_c, workers):
    begun = time.monotonic()
    # All samples would take half a minute.
    pressed = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
    pressed.start()
    with pytest.raises(KeyboardInterrupt):
        tensor_example.sum_of_slow_samples(3_000, workers)
    assert time.monotonic() - begun < 5
    pressed.join()


def test_other_threads_go_on_meanwhile():
    went_on = threading.Event()
    threading.Timer(0.1, went_on.set).start()
    tensor_example.sum_of_slow_samples(50, 1)
    assert went_on.is_set()
