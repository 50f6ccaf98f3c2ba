"""What the machine calls whoever sits at it."""

import getpass
import sys


def full_name() -> str:
    """The full name of the account, else the name one logs in with, written like a name; empty where nobody knows."""
    return _on_record() or _logged_in().replace(".", " ").replace("_", " ").strip().title()


def _logged_in() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


if sys.platform == "win32":

    def _on_record() -> str:
        import ctypes

        display_name = 3
        size = ctypes.c_ulong(256)
        found = ctypes.create_unicode_buffer(size.value)
        told = ctypes.windll.secur32.GetUserNameExW(display_name, found, ctypes.byref(size))
        return " ".join(found.value.split()) if told else ""

else:

    def _on_record() -> str:
        import os
        import pwd

        try:
            account = pwd.getpwuid(os.getuid())
        except KeyError:
            return ""
        name = account.pw_gecos.split(",")[0].replace("&", account.pw_name.capitalize())
        return "" if name == account.pw_name else " ".join(name.split())
