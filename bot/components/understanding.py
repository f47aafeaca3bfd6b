"""Rasa's component that understands a message: what it mentions, what it is about, and what it answers."""

import re
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.classifier import Classifier
from bot.components.encoder import Encoder
from bot.components.entities.catalogue import Catalogue
from bot.components.entities.finder import MASKS, Finder, masked
from bot.components.entities.found import Found
from bot.components.importer import LABEL
from bot.components.reading import URGENT, Weighed, nothing, understanding
from bot.components.safety import is_danger
from bot.components.text import clauses, plain, squeezed, words_of_faces

# Words that carry nothing beside a number or an address.
FILLER = re.compile(
    r"sorry|my|the|it'?s?|is|orders?|numbers?|e-?mail|mail|address|id|phone|tracking|and|here|hi|hello|please|this|that|for|of|an?|to|ring|one|"
    r"with|was|under|registered|you|can|find|me|at|i|ordered"
)
DETAILS = "give_details"
# What says whose order it is about, and the intents that stay what they are beside it.
IDENTIFYING = {"order_number", "email"}
KEEPING = {"danger", "faq", "no_order_number", "new_code", "gift"}
# Numbers and addresses are looked for in so many characters; a customer's message is far shorter.
MENTIONED = 3000


@DefaultV1Recipe.register(
    [DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR], is_trainable=True
)
class Understanding(GraphComponent):
    """Sets `intent`, `intent_ranking`, `entities` and `understanding` of every message."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The score below which nothing is understood, the share of examples with typos, and the shops' rings."""
        return {"threshold": 0.2, "typos": 0.5, "products": {}, "colours": {}}

    @staticmethod
    def required_packages() -> list[str]:
        """What must be installed beside Rasa."""
        return ["onnxruntime", "tokenizers", "spacy", "rapidfuzz", "phonenumbers", "symspellpy"]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "Understanding":
        """The component before training."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "Understanding":
        """The component as it was trained."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, Classifier.load(folder, Encoder()))

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        classifier: Classifier | None = None,
    ) -> None:
        self._config = config
        self._storage = model_storage
        self._resource = resource
        self._classifier = classifier
        mend = classifier.spelling.meant if classifier else lambda text: ()
        self._finder = Finder(Catalogue(config["products"], config["colours"], mend))

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from the examples that carry a label."""
        examples = [
            (message.get(TEXT), message.get(LABEL)) for message in training_data.training_examples if message.get(LABEL)
        ]
        texts = [self._finder.hide(plain(text)) for text, _ in examples]
        classifier = Classifier.fit(texts, [label for _, label in examples], Encoder(), self._config["typos"])
        with self._storage.write_to(self._resource) as folder:
            classifier.save(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Understands each message; those that the desk made are left to Rasa."""
        for message in messages:
            text = message.get(TEXT) or ""
            if not text.startswith("/"):
                for name, value in self.read(text).items():
                    message.set(name, value, add_to_output=True)
        return messages

    def read(self, text: str) -> dict[str, Any]:
        """All that is understood of `text`."""
        if self._classifier is None:
            raise RuntimeError("Understanding reads nothing before it is trained")
        flat = plain(text)
        mentions = self._finder.find(flat[:MENTIONED])
        hidden = masked(flat, mentions)
        whole = self._classifier.prepared(hidden)
        found = {ENTITIES: [mention.as_rasa(text) for mention in mentions]}
        if not re.search(r"\w", whole):
            return {**nothing(), **found}
        parts = [part for clause in clauses(words_of_faces(hidden)) if (part := self._classifier.prepared(clause))]
        weighed = self._classifier.weigh([whole, *(parts if len(parts) > 1 else [])])
        if is_only_details(flat, mentions):
            weighed = [Weighed(whole, {**dict.fromkeys(weighed[0].shares, 0.0), DETAILS: 1.0}, 1.0)]
        danger = is_danger(flat) or (whole != squeezed(hidden) and is_danger(whole))
        read = understanding(weighed[0], weighed[1:], self._config["threshold"], danger=danger)
        return {**(begun_by_details(read) if any(each.kind in IDENTIFYING for each in mentions) else read), **found}


def begun_by_details(read: dict[str, Any]) -> dict[str, Any]:
    """What was understood of a message that tells an order number or address: it belongs to a return.

    Only what is urgent or asks something keeps its intent; the label stays for whoever listens more closely.
    """
    if read["intent"]["name"] in URGENT | KEEPING:
        return read
    return {**read, "intent": {**read["intent"], "name": DETAILS}}


def is_only_details(text: str, mentions: list[Found]) -> bool:
    """Whether `text` holds a number or address and beside its mentions only words that carry nothing."""
    if not any(found.kind in MASKS for found in mentions):
        return False
    rest = text.lower()
    for found in reversed(mentions):
        rest = f"{rest[: found.start]} {rest[found.end :]}"
    return all(FILLER.fullmatch(word) for word in re.findall(r"[\w'-]*\w", rest))
