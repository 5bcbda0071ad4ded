"""The verbs of manage.py that must not load Django."""

from importlib import import_module

ALONE = {
    "plan": "scheduling",
    "offer": "scheduling",
    "make_instance": "scheduling",
    "extract_dose": "imaging",
    "assess_contrast": "safety",
}


def run_alone(words: list[str]) -> int:
    """A file command without the apps: loading them all takes longer than a first plan or a folder of dose reports."""
    import_module(f"apps.{ALONE[words[1]]}.management.commands.{words[1]}").Command().run_from_argv(words)
    return 0


def run(words: list[str]) -> int:
    if words[0] == "make_certs":
        return import_module("radflow.services.certificates").main(words[1:])
    from radflow.services import backup, serve, up, upgrade

    verb, rest = words[0], words[1:]
    if verb == "up":
        return up.main()
    if verb == "serve":
        return serve.main(rest)
    if verb == "upgrade":
        return upgrade.main(rest)
    return backup.main(words)
