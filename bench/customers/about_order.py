"""Answers about who they are and what they bought: number, address, code, item, how many."""

from bench.customers import bank
from bench.customers.opening import number, pair
from bench.customers.speaker import PATIENCE_WITH_WORDS, Speaker
from tests.stack import Message

COUNTED = "none", "one", "two", "three"


class OrderAnswers:
    """What somebody answers about their order; some begin with what is not theirs, or not right."""

    def __init__(self, who: Speaker) -> None:
        self.who = who
        self.to = {
            "order_number": self._order_number, "email": self._email, "code": self._code, "item": self._item,
            "quantity": self._quantity,
        }  # fmt: skip
        self.wrong_pair = who.person.habit == "wrong_pair"
        self.no_number = who.person.habit == "no_number"
        self.foreign = 2 if who.person.victim else 0
        self.other_line = who.person.habit == "other_line"

    def _order_number(self, _heard: list[Message]) -> str:
        person, chance = self.who.person, self.who.chance
        if self.foreign and person.victim:
            self.foreign -= 1
            return bank.saying("pair_given", chance, order=person.victim["number"], email=person.order["email"])
        if self.wrong_pair:
            self.wrong_pair = False
            return bank.saying("pair_given", chance, order=person.order["number"], email="somebody.else@example.com")
        if self.no_number:
            self.no_number = False
            return self.who.note("no number", None, bank.saying("no_number", chance))
        if any(one.asked == "order_number" for one in self.who.record.answers):
            self.who.record.unfound.append(self.who.record.answers[-1].words)
            words = bank.saying("pair_again", chance, order=person.order["number"], email=person.order["email"])
        elif person.habit != "answers_only" and chance.random() < 0.5:
            words = pair(person, chance)
        else:
            words = bank.saying("order_given", chance, order=number(person, chance))
        return self.who.note("order_number", None, words)

    def _email(self, _heard: list[Message]) -> str:
        return self.who.note(
            "email", None, bank.saying("email_given", self.who.chance, email=self.who.person.order["email"])
        )

    def _code(self, _heard: list[Message]) -> str:
        code = self.who.record.letterbox(self.who.record.customer.id)
        if code is None or self.who.again("code") > PATIENCE_WITH_WORDS:
            return self.who.note("code", None, bank.saying("person", self.who.chance))
        return self.who.note("code", code, bank.saying("code_given", self.who.chance, code=code))

    def _item(self, heard: list[Message]) -> str:
        if self.other_line:
            other = next(line for line in self.who.person.order["lines"] if line["id"] != self.who.wanted.line)
            self.other_line = False
            words = bank.saying("item_given", self.who.chance, item=other["title"].split(", ")[2])
            return self.who.note("other item", None, words)
        if self.who.person.habit == "both_items" and not any(one.asked == "items" for one in self.who.record.answers):
            first, second = (str(line["title"]).split(", ")[2] for line in self.who.person.order["lines"])
            return self.who.note("items", None, bank.saying("items_both", self.who.chance, first=first, second=second))
        title = self.who.person.line(self.who.wanted)["title"]
        pressed = self.who.press(title, heard) if self.who.again("item") > 1 or self.who.likes_buttons() else None
        return self.who.note(
            "item", None, pressed or bank.saying("item_given", self.who.chance, item=self.who.colour())
        )

    def _quantity(self, heard: list[Message]) -> str:
        count = self.who.wanted.quantity
        pressed = self.who.press(str(count), heard) if self.who.again("quantity") > 1 else None
        words = bank.saying("quantity_given", self.who.chance, count=str(count), word=COUNTED[count])
        return self.who.note("quantity", None, pressed or words)
