"""Photos are taken in only as pixels, within limits, and shown only to those whom they concern."""

import io
from pathlib import Path

import pytest
from PIL import Image

from tests.desk.desks import Agent, Customer, House
from tests.desk.pictures import MAKER, a_gif_that_is_a_page_too, a_photo_of_a_camera, a_picture, a_png_that_claims


async def kept(customer: Customer, content: bytes, size: str = "full") -> Image.Image:
    """The picture that an upload became."""
    response = await customer.upload(content)
    assert response.status_code == 201, response.text
    path = customer.path(f"photos/{response.json()['id']}")
    shown = await customer.http.get(path, params={"size": size}, headers=customer.headers)
    assert shown.status_code == 200
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    image = Image.open(io.BytesIO(shown.content))
    assert shown.headers["Content-Type"] == Image.MIME[image.format or ""]
    return image


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIC"])
async def test_the_four_kinds_of_photo_are_accepted(customer: Customer, kind: str) -> None:
    response = await customer.upload(a_picture(kind))
    assert response.status_code == 201
    assert (response.json()["width"], response.json()["height"]) == (64, 48)
    image = await kept(customer, a_picture(kind))
    assert (image.format, image.size) == ("JPEG", (64, 48))


async def test_transparency_is_kept(customer: Customer) -> None:
    image = await kept(customer, a_picture("PNG", mode="RGBA"))
    assert (image.format, image.mode) == ("PNG", "RGBA")


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "I;16"])
async def test_unusual_colours_are_understood(customer: Customer, mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert (await kept(customer, a_picture(kind, mode=mode))).mode == "RGB"


async def test_a_photo_is_turned_upright_and_loses_its_metadata(customer: Customer) -> None:
    image = await kept(customer, a_photo_of_a_camera())
    assert image.size == (40, 100)
    assert MAKER not in image.getexif()
    assert not image.info.keys() & {"exif", "comment", "icc_profile"}


async def test_a_large_photo_is_made_smaller_and_gets_a_thumbnail(customer: Customer) -> None:
    content = a_picture(size=(4000, 1000))
    assert (await kept(customer, content)).size == (2048, 512)
    assert max((await kept(customer, content, "thumb")).size) == 320


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"this is no photo" * 20, "isn't a photo"),
        (b"", "no photo"),
        (b"\xff\xd8\xff\xe0" + bytes(200), "isn't a photo"),
        (a_picture(size=(800, 800))[:-400], "damaged"),
        (a_picture("PNG", size=(800, 800))[:-100], "damaged"),
        (a_picture("HEIC", size=(800, 800))[:-100], "damaged"),
        (a_gif_that_is_a_page_too(), "isn't a photo"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "isn't a photo"),
        (a_picture("TIFF"), "isn't a photo"),
    ],
    ids=["text", "nothing", "start only", "cut JPEG", "cut PNG", "cut HEIC", "GIF and HTML", "SVG", "TIFF"],
)
async def test_what_is_no_photo_is_declined_with_a_sentence(customer: Customer, content: bytes, words: str) -> None:
    response = await customer.upload(content)
    assert response.status_code == 422
    assert words in response.json()["error"]
    assert response.json()["field"] == "photo"


async def test_a_picture_of_144_megapixels_is_declined_by_its_header(customer: Customer) -> None:
    content = a_png_that_claims(12_000, 12_000)
    assert len(content) < 100_000
    response = await customer.upload(content)
    assert response.status_code == 422
    assert "40 million pixels" in response.json()["error"]


async def test_a_picture_of_more_pixels_than_anybody_has_is_declined(customer: Customer) -> None:
    response = await customer.upload(a_png_that_claims(2**31 - 1, 2**31 - 1, held=0))
    assert response.status_code == 422


async def test_a_file_of_more_than_15_megabytes_is_declined(customer: Customer) -> None:
    for size in (15 * 1024**2 + 1, 20 * 1024**2):
        response = await customer.upload(bytes(size))
        assert response.status_code == 422
        assert "15 MB" in response.json()["error"]


async def test_nothing_is_left_of_what_was_declined(customer: Customer, folder: Path) -> None:
    for content in (b"text", a_picture(size=(800, 800))[:-400], a_png_that_claims(12_000, 12_000)):
        await customer.upload(content)
    assert list((folder / "photos").iterdir()) == []


async def test_an_upload_without_a_photo_is_declined(customer: Customer) -> None:
    response = await customer.http.post(customer.path("photos"), data={"photo": "words"}, headers=customer.headers)
    assert response.status_code == 422
    assert response.json()["field"] == "photo"


async def test_names_of_files_come_from_chance_alone(customer: Customer, folder: Path) -> None:
    response = await customer.upload(a_picture(), name="../../etc/passwd.jpg")
    names = {file.name for file in (folder / "photos").iterdir()}
    assert names == {response.json()["id"], response.json()["id"] + ".thumb"}
    assert len(response.json()["id"]) >= 20


async def test_a_photo_is_shown_only_with_its_conversations_token(house: House, customer: Customer) -> None:
    photo = (await customer.upload(a_picture())).json()["id"]
    stranger = await house.customer()
    assert (await stranger.http.get(stranger.path(f"photos/{photo}"), headers=stranger.headers)).status_code == 404
    assert (await stranger.http.get(customer.path(f"photos/{photo}"), headers=stranger.headers)).status_code == 401
    assert (await stranger.http.get(customer.path(f"photos/{photo}"))).status_code == 401
    assert (await stranger.http.get(f"/inbox/photos/{photo}")).status_code == 303


async def test_agents_see_photos(customer: Customer, agent: Agent) -> None:
    photo = (await customer.upload(a_picture())).json()["id"]
    response = await agent.http.get(f"/inbox/photos/{photo}", params={"size": "thumb"})
    assert response.headers["Content-Type"] == "image/jpeg"
    assert (await agent.http.get("/inbox/photos/none")).status_code == 404


async def test_a_photo_goes_with_a_message(house: House, customer: Customer) -> None:
    photo = (await customer.upload(a_picture())).json()["id"]
    await customer.say("look", photos=[photo])
    assert (await customer.answered())[0]["photos"] == [photo]
    assert house.assistant.heard[0].photos == (photo,)


async def test_another_conversations_photo_goes_with_no_message(house: House, customer: Customer) -> None:
    photo = (await customer.upload(a_picture())).json()["id"]
    stranger = await house.customer()
    for wanted in ([photo], ["none"], [photo] * 9):
        response = await stranger.post("look", photos=wanted)
        assert response.status_code == 422
        assert response.json()["field"] == "photos"
