"""Taking everything along, in a real browser."""

from pathlib import Path
from urllib.parse import urljoin
from zipfile import ZipFile

from playwright.sync_api import Page


def take(page: Page, folder: Path) -> ZipFile:
    page.goto(urljoin(page.url, "/me/leaving"))
    with page.expect_download() as coming:
        page.get_by_role("button", name="Put it together").click()
    assert coming.value.suggested_filename.startswith("eachother-2")
    file = folder / "taken.zip"
    coming.value.save_as(file)
    archive = ZipFile(file)
    assert archive.testzip() is None
    return archive
