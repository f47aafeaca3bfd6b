"""The tests in `inside` need Rasa's own environment; one test here runs them there."""

collect_ignore = ["inside"]
