"""Find a Chromium to test with; install one where there is none."""

import shutil
import subprocess
import sys
from os import geteuid

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def main() -> None:
    if any(shutil.which(name) for name in NAMES):
        return
    if shutil.which("apt-get") and geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        for name in NAMES[:2]:
            if subprocess.run(["apt-get", "install", "-y", "-qq", name], check=False).returncode == 0:
                return
    command = [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]
    done = subprocess.run(command, check=False)
    if done.returncode:
        sys.exit("The tests play in a browser, and none could be installed. On Debian: apt install chromium")


if __name__ == "__main__":
    main()
