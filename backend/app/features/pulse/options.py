"""What hosts turn on and off of the pulse."""

from app.core.options import Options
from app.core.schemas import Command, View


class PulseSwitch(View):
    """With `pulse`, participants say how they follow."""

    pulse: bool = False


class ChangePulseSwitch(Command):
    """`pulse` says whether participants say how they follow."""

    pulse: bool | None = None


OPTIONS = Options(switches=PulseSwitch, change_switches=ChangePulseSwitch)
