"""The verbs of manage.py that must not load Django."""

from radflow.services import backup, serve, up


def run(words: list[str]) -> int:
    verb, rest = words[0], words[1:]
    if verb == "up":
        return up.main()
    if verb == "serve":
        return serve.main(rest)
    return backup.main(words)
