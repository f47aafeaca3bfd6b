"""What can be measured on a page: names, contrast, and nothing wider than the window."""

from pathlib import Path
from typing import Any

from selenium.webdriver import Chrome

NAMED = {"button", "textbox", "link", "image", "checkbox", "radio", "dialog", "log", "combobox"}
MEASURES = Path(__file__).with_suffix(".js").read_text()


def too_wide(browser: Chrome) -> list[str]:
    """The elements that reach past the right edge of the window."""
    found: list[str] = browser.execute_script(f"{MEASURES} return tooWide()")
    return found


def too_faint(browser: Chrome) -> list[str]:
    """The texts whose contrast is under 4.5 to 1 (3 to 1 where they are large)."""
    found: list[str] = browser.execute_script(f"{MEASURES} return tooFaint()")
    return found


def nameless(browser: Chrome) -> list[str]:
    """What can be used and has no name, as the browser itself tells those who do not see it."""
    nodes: list[dict[str, Any]] = browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    shown = [node for node in nodes if not node.get("ignored") and node.get("role", {}).get("value") in NAMED]
    return [node["role"]["value"] for node in shown if not node.get("name", {}).get("value")]
