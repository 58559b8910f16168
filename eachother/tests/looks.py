"""Ways to look at a page that is open in a browser; each says what is wrong with it."""

import json
import re
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from eachother.tests.waiting import becomes

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL_RULES: dict[str, Any] = {
    "runOnly": {"type": "tag", "values": STANDARDS},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}

READY = """() => !document.querySelector('#talk:not([data-ready])')
  && [...document.querySelectorAll('fieldset[data-ready]')].every((one) => !one.disabled || !one.checkVisibility())"""

UNFOLD = "() => { for (const one of document.querySelectorAll('details')) one.open = true; }"

# Words that their own box cuts off, or that stick out of what can be pressed.
CUT = """() => [...document.querySelectorAll('body *')].filter((one) => {
  if (!one.checkVisibility({visibilityProperty: true}) || !one.textContent.trim()) return false;
  const style = getComputedStyle(one);
  if (style.clipPath !== 'none' || style.display === 'inline' || one.matches('textarea, input')) return false;
  const hides = (overflow) => ['hidden', 'clip'].includes(overflow);
  const wide = one.scrollWidth > one.clientWidth + 1;
  const high = one.scrollHeight > one.clientHeight + 1;
  const pressed = one.matches('a, button, summary, .chip, .choice > span');
  return (hides(style.overflowX) && wide) || (hides(style.overflowY) && high)
    || (pressed && style.overflowX === 'visible' && wide);
}).map((one) => `cut: ${one.tagName.toLowerCase()}.${one.className} ‘${one.textContent.trim().slice(0, 40)}’`)"""

SIDEWAYS = """() => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
  .map((one) => `sideways: ${one.tagName.toLowerCase()}.${one.className}`).slice(-3)"""

# Where colours are the reader's own, a border or an outline must say what a ground said.
FLAT = """() => {
  const wrong = [];
  const look = (selector, seen) => {
    for (const one of document.querySelectorAll(selector))
      if (one.checkVisibility() && !seen(getComputedStyle(one)))
        wrong.push(`flat: ${selector} ‘${one.textContent.trim().slice(0, 40)}’`);
  };
  const border = (style) => style.borderTopStyle !== 'none' && parseFloat(style.borderTopWidth) > 0;
  const outline = (style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  look('.button, .choice > span, .sheet, .note, .says, .chip', border);
  look('input:not([type=radio], [type=checkbox], [type=hidden]), textarea:not(.write *), .write', border);
  look('nav [aria-current], .button[aria-pressed="true"], .choice input:checked + span', outline);
  return wrong;
}"""


def settle(page: Page) -> None:
    """Until the scripts of a page that unlocks have done their first work."""
    assert becomes(page, READY), f"{page.url} does not get ready"


def axe(page: Page, options: dict[str, Any]) -> list[str]:
    """What axe finds: the rule, and where."""
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate(f"axe.run({json.dumps(options)}).then(({{violations}}) => violations)")
    return [f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found for node in one["nodes"]]


def outline(page: Page, names: list[str]) -> list[str]:
    """One heading of the first rank, a title that names the page and nobody, a language."""
    wrong = []
    heads = page.locator("h1:visible").count()
    title, _, place = page.title().rpartition(" · ")
    if heads != 1:
        wrong.append(f"{heads} headings of the first rank")
    if page.url.endswith("/away"):
        title, place = page.title(), "Riverside"
    if not title or place != "Riverside" or set(re.findall(r"\w+", title)) & set(names):
        wrong.append(f"title: {page.title()}")
    if page.locator("html").get_attribute("lang") != "en":
        wrong.append("no language")
    return wrong
