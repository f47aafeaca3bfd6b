"""What an operator can set for orders and cases, read once at the root of each process."""

from pathlib import Path

from pydantic import ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from returns.clock import clock_from
from returns.errors import BadSetting


class Settings(BaseSettings):
    """The settings that start with RINGBACK_ and concern orders and cases."""

    model_config = SettingsConfigDict(env_prefix="RINGBACK_", env_ignore_empty=True, frozen=True)

    data: Path = Path("var")
    database_url: str = ""
    now: str = ""

    @field_validator("now")
    @classmethod
    def _now_can_be_read(cls, value: str) -> str:
        clock_from(value)
        return value

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
