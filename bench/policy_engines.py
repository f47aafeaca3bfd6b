"""The policies' tables in general rule engines; run by `bench.policy_core` in an environment of their own."""

import json
import sys
import time
from collections.abc import Callable
from typing import Any

import rule_engine
from business_rules import run_all
from business_rules.actions import BaseActions, rule_action
from business_rules.variables import BaseVariables, numeric_rule_variable, string_rule_variable
from json_logic import jsonLogic

Facts = dict[str, Any]
Engine = Callable[[Facts], int]
ROUNDS = 3


def json_logic(rows: list[Any]) -> Engine:
    """One `if` with a branch for each row."""

    def condition(given: Any) -> Any:
        if "all" in given:
            return {"and": [condition(part) for part in given["all"]]} if given["all"] else True
        if "any" in given:
            return {"or": [condition(part) for part in given["any"]]}
        if "after" in given:
            return {">": [{"var": given["fact"]}, given["after"]]}
        return {"in": [{"var": given["fact"]}, given["in"]]}

    branches = [part for number, row in enumerate(rows, start=1) for part in (condition(row), number)]
    rule = {"if": branches}
    return lambda facts: int(jsonLogic(rule, facts))


def rule_engine_rules(rows: list[Any]) -> Engine:
    """One compiled rule for each row, tried in order."""

    def condition(given: Any) -> str:
        if "all" in given:
            return "(" + " and ".join(condition(part) for part in given["all"]) + ")" if given["all"] else "true"
        if "any" in given:
            return "(" + " or ".join(condition(part) for part in given["any"]) + ")"
        if "after" in given:
            return f"{given['fact']} > {given['after']}"
        return f"{given['fact']} in {json.dumps(given['in'])}"

    rules = [rule_engine.Rule(condition(row)) for row in rows]
    return lambda facts: next(number for number, rule in enumerate(rules, start=1) if rule.matches(facts))


def business_rules(rows: list[Any]) -> Engine:
    """One rule for each row, stopping at the first that triggers."""

    def condition(given: Any) -> Any:
        if "all" in given:
            return {"all": [condition(part) for part in given["all"]] or [_never_late()]}
        if "any" in given:
            return {"any": [condition(part) for part in given["any"]]}
        if "after" in given:
            return {"name": given["fact"], "operator": "greater_than", "value": given["after"]}
        return {"any": [{"name": given["fact"], "operator": "equal_to", "value": value} for value in given["in"]]}

    rules = [
        {"conditions": condition(row), "actions": [{"name": "take", "params": {"row": number}}]}
        for number, row in enumerate(rows, start=1)
    ]

    def decide(facts: Facts) -> int:
        taken = Taken()
        run_all(rules, Told(facts), taken, stop_on_first_trigger=True)
        return taken.row

    return decide


def _never_late() -> dict[str, Any]:
    return {"name": "day", "operator": "less_than", "value": 10**6}


class Taken(BaseActions):  # type: ignore[misc]
    """Which row was taken."""

    row = 0

    @rule_action(params={"row": "numeric"})  # type: ignore[untyped-decorator]
    def take(self, row: int) -> None:
        """Takes a row."""
        self.row = row


class Told(BaseVariables):  # type: ignore[misc]
    """The facts of one case; a variable for each is added below."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts


def _teach(names: list[str]) -> None:
    for name in names:
        kind = numeric_rule_variable if name == "day" else string_rule_variable

        def variable(self: Told, name: str = name) -> Any:
            return self.facts[name]

        variable.__name__ = name
        setattr(Told, name, kind(variable))


ENGINES = {"json-logic-qubit": json_logic, "rule-engine": rule_engine_rules, "business-rules": business_rules}


def main() -> None:
    """Reads tables and cases from standard input; prints CPU seconds per decision and the rows taken."""
    given = json.load(sys.stdin)
    _teach(list(given[0]["cases"][0]))
    answers = []
    for table in given:
        taken = {}
        for name, build in ENGINES.items():
            engine = build(table["rows"])
            rows = [engine(case) for case in table["cases"]]
            taken[name] = {"seconds": min(_seconds(engine, table["cases"]) for _ in range(ROUNDS)), "rows": rows}
        answers.append(taken)
    json.dump(answers, sys.stdout)


def _seconds(engine: Engine, cases: list[Facts]) -> float:
    started = time.process_time()
    for case in cases:
        engine(case)
    return (time.process_time() - started) / len(cases)


if __name__ == "__main__":
    main()
