"""The kinds of matters that are texts: drafts, requests for a written response, responses."""

from detente.council.matters.draft_agreement import DRAFT_AGREEMENTS
from detente.council.matters.kinds import Kind
from detente.council.matters.response_request import RESPONSE_REQUESTS
from detente.council.matters.written_response import WRITTEN_RESPONSES

TEXT_KINDS: tuple[Kind, ...] = (DRAFT_AGREEMENTS, RESPONSE_REQUESTS, WRITTEN_RESPONSES)
