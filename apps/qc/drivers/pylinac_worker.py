"""Run by the interpreter of .venv-phantoms, never imported: `pylinac_worker.py MODEL FOLDER OUT.json`. pylinac's pins do not go with ours."""

import json
import sys
from pathlib import Path


def analyse(model, folder):
    """What pylinac says about the phantom in a folder of CT slices, as plain numbers."""
    import matplotlib

    matplotlib.use("Agg")
    import pylinac

    phantom = getattr(pylinac, model)(folder)
    phantom.analyze()
    result = phantom.results_data(as_dict=True)
    # its libraries' own notices name files of this machine; what it says about the images stays
    result["warnings"] = sorted({w["message"] for w in result.get("warnings", ()) if w["category"] == "UserWarning"})
    return {"software": "pylinac " + pylinac.__version__, "result": result}


def main():
    model, folder, out = sys.argv[1:]
    try:
        told = analyse(model, folder)
    except Exception as error:  # whatever the images hold, the caller is told in one line
        told = {"error": f"{type(error).__name__}: {error}"[:400]}
    Path(out).write_text(json.dumps(told, default=str), encoding="utf-8")


if __name__ == "__main__":
    main()
