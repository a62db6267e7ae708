"""The public record: pages, feeds and an app for anybody, without an account. Nobody signs in here."""
