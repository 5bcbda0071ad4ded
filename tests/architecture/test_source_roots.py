import platform
import sysconfig
from pathlib import Path

from tests.architecture.floors import ROOT


def test_platform_is_the_standard_librarys():
    assert Path(platform.__file__).parent == Path(sysconfig.get_path("stdlib"))
    assert platform.python_implementation() == "CPython"


def test_the_plain_source_root_never_becomes_a_package():
    assert not (ROOT / "platform" / "__init__.py").exists()
