"""Values carried over the border between grader and learner."""

import json
import time

from autograder.border.inside.wire import Decoder, Encoder


def carried(value):
    """A value after it went over the border as bytes."""
    encoder = Encoder()
    tree = json.loads(json.dumps(encoder.encode(value)))
    return Decoder([memoryview(buffer) for buffer in encoder.buffers]).decode(tree)


def until(seconds):
    """What ends the waiting after a while."""
    end = time.monotonic() + seconds

    def look():
        if time.monotonic() > end:
            raise TimeoutError

    return look
