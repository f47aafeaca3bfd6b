"""What an operator can set for orders and cases, read once at the root of each process."""

from datetime import timedelta
from pathlib import Path

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from returns.clock import clock_from
from returns.errors import BadSetting
from returns.notices.smtp import mail_server
from returns.terms import Terms, check_country


class Settings(BaseSettings):
    """The settings that start with RINGBACK_ and concern orders and cases."""

    model_config = SettingsConfigDict(env_prefix="RINGBACK_", env_ignore_empty=True, frozen=True)

    data: Path = Path("var")
    database_url: str = ""
    now: str = ""
    shop_name: str = Field(default="Ringback demo shop", min_length=1)
    return_address: str = "Returns; 4100 Harbour Road; Oakland, CA 94607; USA"
    public_url: str = Field(default="http://127.0.0.1:8710", pattern="^https?://[^/]+$")
    language: str = Field(default="en", pattern="^[a-z]{2,3}(-[A-Z]{2})?$")
    notices: Path | None = None
    slip_font: Path | None = None
    smtp_url: str = ""
    mail_from: str = Field(default="returns@shop.example", pattern=r"^[^@\s<>]+@[^@\s<>]+$")

    post_days: int = Field(default=14, ge=1, le=365)
    remind_days: int = Field(default=3, ge=0, le=365)
    warn_hours: int = Field(default=24, ge=0, le=1000)
    holidays: str = ""
    new_order_url: str = ""
    simulated_carrier_days: int = Field(default=0, ge=0, le=365)

    @field_validator("smtp_url")
    @classmethod
    def _mail_server_can_be_reached(cls, value: str) -> str:
        if value:
            mail_server(value)
        return value

    @field_validator("now")
    @classmethod
    def _now_can_be_read(cls, value: str) -> str:
        clock_from(value)
        return value

    @field_validator("holidays")
    @classmethod
    def _country_is_known(cls, value: str) -> str:
        check_country(value)
        return value

    @property
    def terms(self) -> Terms:
        """What the shop settles where the policies are silent."""
        return Terms(
            post_days=self.post_days,
            remind_days=self.remind_days,
            warn=timedelta(hours=self.warn_hours),
            holidays=self.holidays or None,
            new_order_url=self.new_order_url,
            return_lines=self.return_lines,
        )

    @property
    def return_lines(self) -> tuple[str, ...]:
        """The return address, line by line."""
        return tuple(filter(None, map(str.strip, self.return_address.split(";"))))

    @property
    def database(self) -> str:
        """The database's URL: the one that was set, or the SQLite file in the data folder."""
        return self.database_url or f"sqlite:///{self.data / 'ringback.db'}"


def read_settings() -> Settings:
    """The settings of this process; raises `BadSetting` with one line that names the setting."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = f"RINGBACK_{'_'.join(str(part) for part in first['loc'])}".upper()
        raise BadSetting(f"{name}: {first['msg'].removeprefix('Value error, ')}") from None
