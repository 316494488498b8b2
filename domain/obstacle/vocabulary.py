"""The words of an obstacle. Values are stored in events and named in the API: they never change."""

from enum import StrEnum


class State(StrEnum):
    """Where an obstacle stands in its life."""

    RAISED = "raised"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    ASSISTED = "assisted"
    STATED_DONE = "stated_done"
    RESOLVED = "resolved"
    UNACTIONABLE = "unactionable"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"


OPEN = frozenset({State.RAISED, State.RETURNED, State.ACCEPTED, State.ASSISTED, State.STATED_DONE})


class Level(StrEnum):
    """The ladder of escalation, lowest first."""

    AGENCY_HEAD = "agency_head"
    ADPEM = "adpem"
    ASSISTANT = "assistant"
    SECRETARY = "secretary"
    REGENT = "regent"

    @property
    def rank(self) -> int:
        return _RANKS[self]


_RANKS = {level: rank for rank, level in enumerate(Level)}

#: The levels that decide on what was escalated to them.
DECIDING = frozenset({Level.ASSISTANT, Level.SECRETARY, Level.REGENT})


class Effect(StrEnum):
    """What the obstacle does to the work: money not spent is either not executed, or executed but not paid."""

    NOT_STARTED = "not_started"
    LATE = "late"
    STOPPED = "stopped"
    FINISHED_UNPAID = "finished_unpaid"
    CANCELLED = "cancelled"


class Stage(StrEnum):
    """The stage of the work at which the cause sits."""

    REGULATION = "regulation"
    BUDGETING = "budgeting"
    OFFICIALS = "officials"
    PREPARATION = "preparation"
    PROCUREMENT = "procurement"
    LAND = "land"
    EXECUTION = "execution"
    BILLING = "billing"
    DISBURSEMENT = "disbursement"
    CASH = "cash"
    SYSTEMS = "systems"
    EXTERNAL = "external"
    OTHER = "other"


class Locus(StrEnum):
    """Who can change the cause: more useful than blame where central systems fail."""

    AGENCY = "agency"
    CROSS_AGENCY = "cross_agency"
    REGENCY = "regency"
    PROVINCE = "province"
    CENTRAL = "central"
    PROVIDER = "provider"
    COMMUNITY = "community"
    FORCE_MAJEURE = "force_majeure"


class Visibility(StrEnum):
    """Who may see an obstacle (table in `domain/obstacle/visibility.py`)."""

    ALL_AGENCIES = "all_agencies"
    AGENCY_AND_EKOBANG = "agency_and_ekobang"
    LEADERSHIP_ONLY = "leadership_only"


class AssistanceState(StrEnum):
    """Where one desk's help stands; `ended` means the obstacle closed over it."""

    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    COMPLETED = "completed"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    ENDED = "ended"


class Clock(StrEnum):
    """What must happen in time; `deliver` is an assistance by its own due date, the others are the rules' clocks."""

    ACCEPT = "accept"
    ASSIGN = "assign"
    ANSWER = "answer"
    FOLLOW_UP = "follow_up"
    NEEDED_BY = "needed_by"
    CONFIRM = "confirm"
    DELIVER = "deliver"


#: The state in which each clock of the obstacle itself runs, and that of an assistance for a desk's clocks.
STANDING = {Clock.ACCEPT: State.RAISED, Clock.ASSIGN: State.ACCEPTED, Clock.CONFIRM: State.STATED_DONE}
HELPING = {Clock.ANSWER: AssistanceState.ASSIGNED, Clock.DELIVER: AssistanceState.ACCEPTED}


class Recount(StrEnum):
    """Why a clock is in time after all, without an act that ended it: it was counted anew."""

    CALENDAR = "calendar"
    RULES = "rules"
    OTHER = "other"


LIVE = frozenset({AssistanceState.ASSIGNED, AssistanceState.ACCEPTED, AssistanceState.COMPLETED})
UNFINISHED = frozenset({AssistanceState.ASSIGNED, AssistanceState.ACCEPTED})


class AuditWord(StrEnum):
    """The word officials know from audit follow-up; derived, never stored."""

    DONE = "done"
    IN_PROGRESS = "in_progress"
    NOT_ACTED_ON = "not_acted_on"
    CANNOT_BE_ACTED_ON = "cannot_be_acted_on"


class FundingSource(StrEnum):
    """Where the money of a budget line comes from."""

    PAD = "PAD"
    DAU = "DAU"
    DAK = "DAK"
    DBH = "DBH"
    BANKEU = "BANKEU"
    OTHER = "OTHER"
