"""What an operator can set for the desk, beside what returns reads."""

from typing import Annotated

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import NoDecode

from returns.errors import BadSetting
from returns.settings import Settings


class DeskSettings(Settings):
    """The settings that start with RINGBACK_ and concern the desk."""

    port: int = Field(default=8710, ge=1, le=65535)
    rasa_url: str = Field(default="http://127.0.0.1:5005", pattern="^https?://")
    rasa_key: str = ""
    patience: float = Field(default=60.0, gt=0)
    notice_after: float = Field(default=5.0, gt=0)
    remind_after: float = Field(default=10.0, ge=0)
    conversations_a_minute: int = Field(default=600, ge=1)
    messages_a_minute: int = Field(default=60, ge=1)
    session_hours: float = Field(default=12.0, gt=0)
    secure_cookies: bool = False
    allowed_origins: Annotated[tuple[str, ...], NoDecode] = ()

    @field_validator("allowed_origins", mode="before")
    @classmethod
    def _origins_are_separated_by_commas(cls, value: object) -> object:
        return tuple(filter(None, (part.strip() for part in value.split(",")))) if isinstance(value, str) else value


def read_settings() -> DeskSettings:
    """The settings of this process; raises `BadSetting` with one line that names the setting."""
    try:
        return DeskSettings()
    except ValidationError as error:
        first = error.errors()[0]
        name = f"RINGBACK_{'_'.join(str(part) for part in first['loc'])}".upper()
        raise BadSetting(f"{name}: {first['msg'].removeprefix('Value error, ')}") from None
