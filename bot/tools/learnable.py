"""Write the examples as the classifier reads them: `bot/.venv/bin/python -m bot.tools.learnable FILE`."""

import json
import sys
from pathlib import Path

import yaml
from rasa.shared.nlu.constants import TEXT

from bot.components.classifier import prepared
from bot.components.entities.catalogue import Catalogue
from bot.components.entities.finder import Finder
from bot.components.importer import LABEL
from bot.components.spelling import Spelling
from bot.components.text import plain
from bot.tools.variants import examples


def main(file: Path) -> None:
    """Write texts and labels as JSON."""
    config = yaml.safe_load(Path("config.yml").read_text())["pipeline"][0]
    hide = Finder(Catalogue(config["products"], config["colours"], lambda text: ())).hide
    messages = examples(most=sys.maxsize).training_examples
    hidden = [hide(plain(message.get(TEXT))) for message in messages]
    spelling = Spelling.from_examples(hidden)
    learnt = {
        "texts": [prepared(text, spelling) for text in hidden],
        "labels": [message.get(LABEL) for message in messages],
    }
    file.write_text(json.dumps(learnt), encoding="utf-8")
    print(f"{file}: {len(messages)} examples")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python -m bot.tools.learnable FILE")
    main(Path(sys.argv[1]))
