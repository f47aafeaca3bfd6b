"""The chat leads to the page of a case, and only whoever holds the conversation gets the way there."""

from desk.model import Reply
from tests.desk.cases import open_case
from tests.desk.desks import Customer, House


async def test_a_message_about_the_conversations_own_case_leads_to_its_page(house: House, customer: Customer) -> None:
    case = open_case(house, customer)
    house.assistant.says = lambda _: [Reply("Done.", case=case.number), Reply("Anything else?")]
    await customer.say("yes")
    _, about, other = await customer.answered()
    secret = house.app.state.desk.returns.case_secret(case.number)
    assert (about["case_url"], other["case_url"]) == (f"/cases/{secret}", None)
    page = await house.browser().get(about["case_url"])
    assert page.status_code == 200
    assert case.number in page.text


async def test_a_number_of_somebody_elses_case_leads_nowhere(house: House, customer: Customer) -> None:
    case = open_case(house, customer)
    stranger = await house.customer()
    house.assistant.says = lambda _: [Reply("That is no case of yours.", case=case.number)]
    await stranger.say(case.number)
    assert [message["case_url"] for message in await stranger.answered()] == [None, None]
