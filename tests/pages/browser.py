"""A headless Chromium, and what a test does with it."""

import shutil
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

CURE = "Chromium and its driver are missing, and the page tests need them: apt-get install chromium chromium-driver"
ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)


def start(profile: Path) -> webdriver.Chrome:
    """A new browser with a profile of its own; without Chromium the test fails and says what to install."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        pytest.fail(CURE, pytrace=False)
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for argument in (*ARGUMENTS, f"--user-data-dir={profile}"):
        options.add_argument(argument)
    return webdriver.Chrome(options=options, service=Service(driver))


def size(browser: webdriver.Chrome, width: int, height: int, *, touch: bool = False) -> None:
    """Gives the page a window of this many CSS pixels."""
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": touch}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": touch})


def prefer(browser: webdriver.Chrome, scheme: str, motion: str = "reduce") -> None:
    """Sets what the customer's system prefers: `light` or `dark`, and `reduce` or `no-preference` for motion."""
    features = [
        {"name": "prefers-color-scheme", "value": scheme},
        {"name": "prefers-reduced-motion", "value": motion},
    ]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def connect(browser: webdriver.Chrome, *, online: bool, latency: int = 0) -> None:
    """Cuts the page from the network, or gives it back, with answers that take so many milliseconds longer."""
    conditions = {"offline": not online, "latency": latency, "downloadThroughput": -1, "uploadThroughput": -1}
    browser.execute_cdp_cmd("Network.enable", {})
    browser.execute_cdp_cmd("Network.emulateNetworkConditions", conditions)


def deafen(browser: webdriver.Chrome, *, to: str = "*/events*") -> None:
    """Keeps pages that are opened from now on from hearing what is new; an empty `to` lets them hear again."""
    browser.execute_cdp_cmd("Network.enable", {})
    browser.execute_cdp_cmd("Network.setBlockedURLs", {"urls": [to] if to else []})


def remember(browser: webdriver.Chrome, address: str, name: str, value: str) -> None:
    """Gives the browser a cookie."""
    browser.execute_cdp_cmd("Network.setCookie", {"url": address, "name": name, "value": value, "httpOnly": True})


def leave(browser: webdriver.Chrome) -> None:
    """Leaves the page, closes what it opened, and empties what it kept in the browser once it can keep nothing more."""
    origins = set()
    first, *others = browser.window_handles
    for window in (*others, first):
        browser.switch_to.window(window)
        origins.add(browser.execute_script("return location.origin"))
        browser.get("about:blank")
        if window != first:
            browser.close()
    browser.switch_to.window(first)
    for origin in origins - {"null"}:
        browser.execute_cdp_cmd("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
