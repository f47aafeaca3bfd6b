"""What the shop itself settles where the policies are silent: days to post, reminders, warnings, holidays."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Terms:
    """Days to post a parcel after the approval, and days before the last of them on which a customer is reminded.

    `warn` is how long before a promise is due agents see it coming, `holidays` a country's code or null, and
    `new_order_url` where a customer orders another size or colour; `{case}` in it is filled in. Without it the shop
    makes no such links, and its customers order as usual. `return_lines` are the lines of the return address.
    """

    post_days: int = 14
    remind_days: int = 3
    warn: timedelta = timedelta(hours=24)
    holidays: str | None = None
    new_order_url: str = ""
    return_lines: tuple[str, ...] = ()

    def post_by(self, approved_at: datetime, time_zone: str) -> date:
        """The last day to post what was approved at this instant, in the shop's zone."""
        return approved_at.astimezone(ZoneInfo(time_zone)).date() + timedelta(days=self.post_days)

    def new_order(self, case_number: str) -> str | None:
        """Where the customer of a case places the new order, for shops that make such links."""
        return self.new_order_url.replace("{case}", case_number) or None


def check_country(code: str) -> None:
    """Raises `ValueError` for what is no country with holidays; an empty code means that only weekends count."""
    if not code:
        return
    import holidays  # slow to import, and most shops do without

    if code not in holidays.list_supported_countries():
        raise ValueError(f"unknown country {code!r}; write a code such as US")
