"""Webhooks: what an account may see is told to a program of its own as it happens (docs/webhooks.md).

Each has a place in the log of its own. It is told one event after another, by the rights that its office has at that
moment; what is not taken is told again later, and nothing after it before. So nothing is lost, and replaying is
putting it back.
"""
