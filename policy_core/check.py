"""Proves a pack: every consistent combination of facts gets exactly one outcome, and no row is dead."""

from dataclasses import dataclass, field

from policy_core.coverage import Region, count, described, regions
from policy_core.errors import InvalidPack
from policy_core.model import Pack, Row
from policy_core.tables import applying, by_row


@dataclass
class Proof:
    """What was gone through: the combinations that each row decides, and what is wrong with the pack."""

    pack: Pack
    combinations: int
    decided: dict[int, list[Region]] = field(default_factory=dict)
    complaints: list[InvalidPack] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.complaints

    def lines(self) -> list[str]:
        """The proof as a person reads it."""
        pack = self.pack
        title = f"{pack.policy}, version {pack.version} (in force since {pack.in_force})"
        lines = [title, f"{self.combinations} consistent combinations of facts, each with exactly one outcome:"]
        if not self.holds:
            return [title, *map(str, self.complaints)]
        for row in pack.rows:
            clauses = ", ".join(cite.clause for cite in row.because)
            share = count(self.decided[row.number])
            lines.append(f"  row {row.number:2}  {row.verdict.outcome:12}  {share:7}  {clauses}")
        lines.append("Left to people:")
        for row in pack.rows:
            if row.verdict.outcome == "needs_review":
                lines.append(f"  row {row.number:2}  {self._described(row)}")
        return lines

    def _described(self, row: Row) -> str:
        return described(self.pack.vocabulary, self.pack.deadlines, self.decided[row.number])


def check(pack: Pack) -> Proof:
    """Goes through every consistent combination; what is wrong is in the proof's complaints."""
    every = [region for region in regions(pack.vocabulary, pack.deadlines) if region.cells]
    proof = Proof(pack, count(every), {row.number: [] for row in pack.rows})
    try:
        for region in every:
            for row, cells in zip(pack.rows, by_row(pack, *region), strict=True):
                if cells:
                    proof.decided[row.number].append(region._replace(cells=cells))
    except InvalidPack as gap:
        proof.complaints.append(gap)
        return proof
    proof.complaints += [_why_dead(row, proof, every) for row in pack.rows if not proof.decided[row.number]]
    return proof


def _why_dead(row: Row, proof: Proof, every: list[Region]) -> InvalidPack:
    pack = proof.pack
    wanted = [cells for region in every if (cells := region._replace(cells=applying(pack, row, *region))).cells]
    if not wanted:
        wrong = f"row {row.number} can never apply: its conditions exclude each other"
        return InvalidPack(pack.file, row.line, wrong, "loosen one of them, or leave the row out")
    places = {region[:2]: region.cells for region in wanted}
    earlier = [
        other
        for other in pack.rows[: row.number - 1]
        if any(taken.cells & places.get(taken[:2], 0) for taken in proof.decided[other.number])
    ]
    numbers = ", ".join(str(other.number) for other in earlier)
    against = [other for other in earlier if other.verdict != row.verdict]
    example = described(pack.vocabulary, pack.deadlines, wanted[:1])
    if against:
        wrong = f"row {row.number} contradicts row {against[-1].number}, which decides otherwise ({example})"
        return InvalidPack(pack.file, row.line, wrong, "keep one of them, or put the narrower one first")
    wrong = f"row {row.number} can never apply: row {numbers} takes all of its combinations ({example})"
    return InvalidPack(pack.file, row.line, wrong, "leave it out, or put it first")
