"""What somebody's changes make wrong; not what was wrong before and nobody touched."""

from directory.content import Content, Fault, content_of, faults_of
from directory.models import Service, VettingState


def new_faults(content: Content, service: Service) -> list[Fault]:
    """Return what is wrong with a content, but for what the public listing says, too, in the same words.

    Somebody who corrects an hour is not stopped by a number that came from elsewhere.
    """
    found = faults_of(content, service)
    if not found or service.vetting_state != VettingState.PUBLISHED:
        return found
    live = content_of(service)
    known = faults_of(live, service)
    return [one for one in found if one not in known or live[one.key] != content[one.key]]
