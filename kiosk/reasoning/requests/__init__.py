"""What a person wants done, read from their words: rules first, a model where they are unsure."""
