"""Reads training examples labelled like `wear/minor`; Rasa sees the intent `wear`, our components the whole label."""

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import INTENT, INTENT_RESPONSE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

LABEL = "label"


class LabelImporter(RasaFileImporter):
    """Rasa's own file importer, except that a label with two parts asks for no response selector."""

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """The examples, each with its whole label as the property `label`."""
        read = super().get_nlu_data(language)
        examples = [labelled(message) for message in read.training_examples]
        return TrainingData(examples, read.entity_synonyms, read.regex_features, read.lookup_tables, read.responses)


def labelled(message: Message) -> Message:
    """The message with `label` in the place of Rasa's response key."""
    label = message.get_full_intent()
    if not message.get(TEXT) or not label:
        return message
    data = {key: value for key, value in message.data.items() if key != INTENT_RESPONSE_KEY}
    return Message({**data, INTENT: label.split("/")[0], LABEL: label})
