"""The agent beside a device (`radflow-edge`): reads it, keeps every reading until the department has stored it, sends it.

It needs no Django and no server of ours on its machine: a SQLite file, a configuration and a way to the broker.
"""

VERSION = "1"
